using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Faults.Input;

/// <summary>A WebSocket to the hub on which a test may send any bytes, and read hub messages.</summary>
internal sealed class RawHub : IAsyncDisposable, IInvocationBinder
{
    private readonly ClientWebSocket _socket = new();
    private readonly IHubProtocol _protocol;
    private ReadOnlySequence<byte> _unread;

    private RawHub(IHubProtocol protocol) => _protocol = protocol;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Connected, hands shaken.</summary>
    /// <param name="address">The server.</param>
    /// <param name="token">The viewer's.</param>
    /// <param name="protocol"><c>json</c> or <c>messagepack</c>.</param>
    internal static async Task<RawHub> Connect(Uri address, string token, string protocol)
    {
        var hub = new RawHub(protocol == "json" ? new JsonHubProtocol() : new MessagePackHubProtocol());
        var hubAddress = new UriBuilder(address) { Scheme = "ws", Path = HubMethods.Path, Query = $"access_token={token}" };
        await hub._socket.ConnectAsync(hubAddress.Uri, Cancel).Soon();
        await hub.Send(Encoding.UTF8.GetBytes($$"""{"protocol":"{{protocol}}","version":1}""" + '\u001e'));
        await hub.Receive();
        Assert.True(HandshakeProtocol.TryParseResponseMessage(ref hub._unread, out var response));
        Assert.Null(response.Error);
        return hub;
    }

    internal Task Send(HubMessage message) => Send(_protocol.GetMessageBytes(message));

    internal Task Send(ReadOnlyMemory<byte> bytes) => _socket.SendAsync(
        bytes, _protocol is JsonHubProtocol ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, Cancel).AsTask().Soon();

    /// <summary>The next message of a kind; others are passed over.</summary>
    internal async Task<T> Next<T>() where T : HubMessage
    {
        while (true)
        {
            while (_protocol.TryParseMessage(ref _unread, this, out var message))
            {
                if (message is T wanted)
                    return wanted;
            }
            await Receive();
        }
    }

    public Type GetReturnType(string invocationId) => typeof(object);

    public IReadOnlyList<Type> GetParameterTypes(string methodName) => [typeof(object)];

    public Type GetStreamItemType(string streamId) => typeof(object);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Receive()
    {
        var buffer = new byte[64 * 1024];
        var result = await _socket.ReceiveAsync(buffer.AsMemory(), Cancel).AsTask().Soon();
        Assert.NotEqual(WebSocketMessageType.Close, result.MessageType);
        _unread = new ReadOnlySequence<byte>([.. _unread.ToArray(), .. buffer.AsSpan(0, result.Count)]);
    }
}
