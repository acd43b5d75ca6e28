using System.Net;
using System.Net.Sockets;

namespace LiveRooms.Grains.Webhooks;

/// <summary>
/// Connects to merchants' endpoints. The address is judged when it is connected to: a name may lead elsewhere than when it was
/// given to us.
/// </summary>
internal static class WebhookConnection
{
    /// <summary>A handler that follows no redirect, sends no cookie and asks no proxy.</summary>
    public static SocketsHttpHandler Handler(bool allowPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        Credentials = null,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = 64,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancellation) => Connect(context.DnsEndPoint, allowPrivate, cancellation),
    };

    private static async ValueTask<Stream> Connect(DnsEndPoint to, bool allowPrivate, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(to.Host, cancellation);
        var allowed = allowPrivate ? found : Array.FindAll(found, PublicAddress.Is);
        if (allowed.Length == 0)
            throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
