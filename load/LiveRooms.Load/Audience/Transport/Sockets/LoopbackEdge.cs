using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>Which edges are reached by sockets of our own: those of this machine, by version 4, without TLS.</summary>
internal static class LoopbackEdge
{
    /// <summary>Where that is.</summary>
    /// <param name="edge">An edge's address.</param>
    /// <param name="at">Null when it is any other.</param>
    public static bool TryFind(Uri edge, [NotNullWhen(true)] out IPEndPoint? at)
    {
        at = null;
        if (edge.Scheme != Uri.UriSchemeHttp)
            return false;
        if (edge.Host == "localhost")
            at = new IPEndPoint(IPAddress.Loopback, edge.Port);
        else if (IPAddress.TryParse(edge.Host, out var host) && IsOurs(host))
            at = new IPEndPoint(host, edge.Port);
        return at is not null;
    }

    /// <summary>Whether it is of 127/8.</summary>
    public static bool IsOurs(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork && IPAddress.IsLoopback(address);
}
