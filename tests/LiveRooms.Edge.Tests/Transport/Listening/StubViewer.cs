#pragma warning disable
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Net.WebSockets;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Transport;
using LiveRooms.Edge.Transport.Listening;

namespace LiveRooms.Edge.Tests.Transport.Listening;

internal sealed class StubViewer : LiveConnection
{
    private readonly Pipe _in = new();
    private readonly Pipe _out = new();
    private readonly WebSocket _socket;

    internal StubViewer(Socket socket, Entrant entrant)
        : base(entrant.User)
    {
        SignInEnds = entrant.SignInEnds;
        if (entrant.ConnectionId is { } id)
            ConnectionId = id;
        _socket = WebSocket.CreateFromStream(new NetworkStream(socket, true), new WebSocketCreationOptions { IsServer = true });
        _ = Pump();
        _ = Push();
    }

    public override PipeReader Input => _in.Reader;

    public override PipeWriter Output => _out.Writer;

    public override HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter)
    {
        _out.Writer.WriteAsync(frame.Message(encoding)).AsTask().Wait();
        return HandOver.Sent;
    }

    public override async ValueTask DisposeAsync()
    {
        await _out.Writer.CompleteAsync();
        await base.DisposeAsync();
    }

    protected override void Cut() => _socket.Abort();

    private async Task Pump()
    {
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(_in.Writer.GetMemory(4096), default);
                if (got.MessageType == WebSocketMessageType.Close)
                    break;
                _in.Writer.Advance(got.Count);
                await _in.Writer.FlushAsync();
            }
        }
        catch (Exception)
        {
        }
        await _in.Writer.CompleteAsync();
    }

    private async Task Push()
    {
        try
        {
            while (true)
            {
                var read = await _out.Reader.ReadAsync();
                foreach (var part in read.Buffer)
                    await _socket.SendAsync(part, ActiveFormat == Microsoft.AspNetCore.Connections.TransferFormat.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary, true, default);
                _out.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }
        catch (Exception)
        {
        }
        await _out.Reader.CompleteAsync();
        _socket.Dispose();
    }
}
