using System.Buffers;
using System.IO.Pipelines;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// Stands in a connection's pipe until the handshake is answered. SignalR writes that answer itself, in words of its own: here a
/// refusal gets its <see cref="ProblemCode"/>, and loses what would tell the client of the inside. Then it steps aside.
/// </summary>
internal sealed class HandshakePipe(ConnectionContext connection, IDuplexPipe inner) : PipeWriter, IDuplexPipe
{
    // SignalR has many texts for it, and the same for one that is too large, one that came too late and none at all.
    private static readonly HandshakeResponseMessage Refusal = new(
        new CloseText(ProblemCode.Malformed, "What came is no handshake of a protocol spoken here, or came too late.").ToString());

    private ArrayBufferWriter<byte>? _answer = new(64);

    public PipeReader Input => inner.Input;

    public PipeWriter Output => this;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _answer?.GetMemory(sizeHint) ?? inner.Output.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (_answer is { } answer)
            answer.Advance(bytes);
        else
            inner.Output.Advance(bytes);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_answer is { WrittenCount: > 0 } answer)
        {
            _answer = null;
            connection.Transport = inner;
            Write(answer.WrittenMemory);
        }
        return inner.Output.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => inner.Output.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Output.Complete(exception);

    private void Write(ReadOnlyMemory<byte> answer)
    {
        var sequence = new ReadOnlySequence<byte>(answer);
        if (HandshakeProtocol.TryParseResponseMessage(ref sequence, out var read) && read.Error is not null)
            HandshakeProtocol.WriteResponseMessage(Refusal, inner.Output);
        else
            inner.Output.Write(answer.Span);
    }
}
