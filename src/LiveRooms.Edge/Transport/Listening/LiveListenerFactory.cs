using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// Binds the server's IP endpoints in Kestrel's place and by its settings. Kestrel asks the factory that was registered last
/// first; whatever is no IP endpoint (a Unix socket, a file handle) it binds itself.
/// </summary>
internal sealed class LiveListenerFactory(IOptions<SocketTransportOptions> settings, ILoggerFactory loggers, ListenerParts parts)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private const string KestrelLog = "Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets";

    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => endpoint is IPEndPoint;

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var listening = Listen(endpoint);
        var kestrel = new SocketConnectionContextFactory(
            new SocketConnectionFactoryOptions
            {
                IOQueueCount = settings.Value.IOQueueCount,
                WaitForDataBeforeAllocatingBuffer = settings.Value.WaitForDataBeforeAllocatingBuffer,
                MaxReadBufferSize = settings.Value.MaxReadBufferSize,
                MaxWriteBufferSize = settings.Value.MaxWriteBufferSize,
                UnsafePreferInlineScheduling = settings.Value.UnsafePreferInlineScheduling,
            },
            loggers.CreateLogger(KestrelLog));
        return new(new LiveListener(listening, settings.Value.NoDelay, parts, kestrel, loggers.CreateLogger<LiveListener>()));
    }

    private Socket Listen(EndPoint endpoint)
    {
        try
        {
            var socket = settings.Value.CreateBoundListenSocket(endpoint);
            socket.Listen(settings.Value.Backlog);
            return socket;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new AddressInUseException(e.Message, e);
        }
    }
}
