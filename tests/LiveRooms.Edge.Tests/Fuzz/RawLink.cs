using System.Buffers;
using System.IO.Pipelines;
using System.Security.Claims;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>A connection in this process of which a test writes and reads the bytes.</summary>
internal sealed class RawLink
{
    private readonly ConnectionContext _connection;
    private readonly PipeWriter _toEdge;
    private readonly PipeReader _fromEdge;

    /// <summary>Connects.</summary>
    /// <param name="hub">The hub's handler.</param>
    /// <param name="viewer">Who is signed in.</param>
    /// <param name="room">Bytes that the edge need not read before the client waits; 0 for any number.</param>
    internal RawLink(HubConnectionHandler<LiveHub> hub, string viewer, int room = 0)
    {
        var toEdge = new Pipe(new PipeOptions(pauseWriterThreshold: room, resumeWriterThreshold: room / 2, useSynchronizationContext: false));
        var fromEdge = new Pipe(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false));
        (_toEdge, _fromEdge) = (toEdge.Writer, fromEdge.Reader);
        var end = new Duplex(toEdge.Reader, fromEdge.Writer);
        _connection = Connection(end);
        _connection.Features.Set<IConnectionUserFeature>(new User(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim("sub", viewer), new Claim("name", "Ada"), new Claim("role", "viewer")], "test"))));
        Served = Serve(hub);
    }

    /// <summary>Ends with the connection; fails when the hub's handler does.</summary>
    internal Task Served { get; }

    /// <summary>SignalR's side of it, once the handshake is done.</summary>
    internal HubConnectionContext? Hub { get; private set; }

    /// <summary>False when the edge does not take in more for now.</summary>
    internal bool TryWrite(ReadOnlyMemory<byte> bytes) => _toEdge.WriteAsync(bytes, CancellationToken.None).AsTask().IsCompleted;

    /// <summary>The client says no more.</summary>
    internal void Finish() => _toEdge.Complete();

    /// <summary>The client is gone, and with it whatever was under way.</summary>
    internal void Cut()
    {
        _toEdge.Complete();
        _connection.Abort();
        _fromEdge.Complete();
    }

    /// <summary>Ends when so many calls have been answered. Reads without taking.</summary>
    internal async Task Answers(FrameEncoding wire, int count)
    {
        while (true)
        {
            var read = await _fromEdge.ReadAsync(CancellationToken.None).AsTask().Soon();
            var whole = read.Buffer.Slice(0, read.Buffer.PositionOf(Framing.Separator) is null ? 0 : read.Buffer.Length);
            var heard = Heard.Read(whole, wire, whole: false);
            _fromEdge.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (heard.Answers.Count >= count)
                return;
        }
    }

    /// <summary>What the edge has said, once it has ended the connection.</summary>
    internal async Task<Heard> Hear(FrameEncoding wire)
    {
        await Served.Soon();
        var read = await _fromEdge.ReadAsync(CancellationToken.None);
        var heard = Heard.Read(read.Buffer, wire);
        _fromEdge.AdvanceTo(read.Buffer.End);
        return heard;
    }

    private async Task Serve(HubConnectionHandler<LiveHub> hub)
    {
        await Task.Yield();
        try
        {
            await hub.OnConnectedAsync(_connection);
        }
        finally
        {
            Hub = _connection.Features.Get<HubConnectionContext>();
            await _connection.Transport.Output.CompleteAsync();
            await _connection.Transport.Input.CompleteAsync();
            await _connection.DisposeAsync();
        }
    }

    private static DefaultConnectionContext Connection(Duplex end) => new(Guid.NewGuid().ToString("n"), end, end);

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed record User(ClaimsPrincipal Principal) : IConnectionUserFeature
    {
        ClaimsPrincipal? IConnectionUserFeature.User { get; set; } = Principal;
    }
}
