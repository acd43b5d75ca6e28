using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using LiveRooms.Edge.Tests.Fakes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>SignalR's own client below its hub protocol, over small buffers and sockets that a test can cut.</summary>
internal sealed class HttpEnd : ClientEnd
{
    private const int SmallBuffer = 4_096;

    private readonly Lock _gate = new();
    private readonly List<Socket> _sockets = [];
    private readonly HttpConnection _connection;

    private HttpEnd(Uri address, string viewer, HttpTransportType transport, bool negotiate, Action<HttpConnectionOptions>? adjust)
    {
        var options = new HttpConnectionOptions
        {
            Url = address,
            Transports = transport,
            SkipNegotiation = !negotiate,
            AccessTokenProvider = () => Task.FromResult<string?>(viewer),
            HttpMessageHandlerFactory = _ => Handler(),
            WebSocketFactory = Connect,
            TransportMaxBufferSize = SmallBuffer,
            ApplicationMaxBufferSize = SmallBuffer,
            DefaultTransferFormat = TransferFormat.Text,
        };
        adjust?.Invoke(options);
        _connection = new HttpConnection(options, null);
    }

    internal static async Task<HttpEnd> Connect(
        Uri address, string viewer, TransferFormat format, HttpTransportType transport, bool negotiate = true,
        Action<HttpConnectionOptions>? adjust = null)
    {
        var end = new HttpEnd(address, viewer, transport, negotiate, adjust);
        await end._connection.StartAsync(format, TestContext.Current.CancellationToken).Soon();
        return end;
    }

    internal override async Task Send(ReadOnlyMemory<byte> bytes) => await _connection.Transport.Output.WriteAsync(bytes).AsTask().Soon();

    internal override async Task<ReadOnlyMemory<byte>> Read()
    {
        try
        {
            var read = await _connection.Transport.Input.ReadAsync().AsTask().Soon();
            var bytes = read.Buffer.ToArray();
            _connection.Transport.Input.AdvanceTo(read.Buffer.End);
            return bytes;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or WebSocketException or SocketException or OperationCanceledException)
        {
            return default;
        }
    }

    internal override Task Close() => _connection.DisposeAsync().AsTask().Soon();

    internal override void Abort()
    {
        lock (_gate)
        {
            foreach (var socket in _sockets)
                socket.Close(timeout: 0);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        Abort();
        await _connection.DisposeAsync();
    }

    private SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = SmallBuffer };
            lock (_gate)
                _sockets.Add(socket);
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost" },
        UseCookies = false,
    };

    private async ValueTask<WebSocket> Connect(WebSocketConnectionContext context, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.HttpVersion = HttpVersion.Version11;
        if (context.Options.AccessTokenProvider is { } token)
            socket.Options.SetRequestHeader("Authorization", "Bearer " + await token());
        using var invoker = new HttpMessageInvoker(Handler(), disposeHandler: false);
        await socket.ConnectAsync(context.Uri, invoker, cancellation);
        return socket;
    }
}
