using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// Knows at which ports the server speaks plain HTTP. At a port for TLS a plain request is never ours: Kestrel refuses it, and
/// so no token is taken in plain text where its bearer was promised secrecy.
/// </summary>
internal sealed class PlainEndpoints(Func<IServer> server)
{
    private volatile Known _known = new(0, []);

    /// <summary>Whether all that listens at a port is plain.</summary>
    public bool Has(int port)
    {
        if (server().Features.Get<IServerAddressesFeature>()?.Addresses is not { } addresses)
            return false;
        // Addresses are only ever added, when the server starts or reads its configuration again.
        if (_known.Addresses != addresses.Count)
            _known = Learn([.. addresses]);
        return _known.Plain.Contains(port);
    }

    private static Known Learn(string[] addresses)
    {
        var all = Array.ConvertAll(addresses, BindingAddress.Parse);
        var plain = all.Where(a => a.Scheme == Uri.UriSchemeHttp).Select(a => a.Port).ToHashSet();
        plain.ExceptWith(all.Where(a => a.Scheme != Uri.UriSchemeHttp).Select(a => a.Port));
        return new Known(addresses.Length, plain);
    }

    private sealed record Known(int Addresses, HashSet<int> Plain);
}
