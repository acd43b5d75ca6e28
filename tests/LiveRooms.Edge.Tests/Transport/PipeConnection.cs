using System.Buffers;
using System.IO.Pipelines;
using System.Security.Claims;
using System.Text;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Transport;

namespace LiveRooms.Edge.Tests.Transport;

/// <summary>A connection of the edge's own over two pipes, and its client's end of them, in JSON.</summary>
internal sealed class PipeConnection(ClaimsPrincipal user, long outputRoom = 65_536) : LiveConnection(user)
{
    private const byte Separator = 0x1e;

    private readonly Pipe _in = new();
    private readonly Pipe _out = new(new PipeOptions(pauseWriterThreshold: outputRoom, resumeWriterThreshold: 1));
    private WatchedReader? _input;

    public override PipeReader Input => _input ??= new WatchedReader(_in.Reader, End);

    public override PipeWriter Output => _out.Writer;

    internal bool Disposed { get; private set; }

    internal bool Ending { get; private set; }

    public override HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter) => HandOver.Sent;

    public override ValueTask DisposeAsync()
    {
        Disposed = true;
        _out.Writer.Complete();
        return base.DisposeAsync();
    }

    protected override void Cut()
    {
        _in.Writer.Complete();
        _out.Reader.Complete();
    }

    internal async Task Write(string message) =>
        await _in.Writer.WriteAsync((byte[])[.. Encoding.UTF8.GetBytes(message), Separator]).AsTask().Soon();

    internal void EndInput() => _in.Writer.Complete();

    /// <summary>The next message; null when there are no more.</summary>
    internal async Task<string?> Read()
    {
        while (true)
        {
            var read = await _out.Reader.ReadAsync().AsTask().Soon();
            if (read.Buffer.PositionOf(Separator) is { } end)
            {
                var message = Encoding.UTF8.GetString(read.Buffer.Slice(0, end));
                _out.Reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return message;
            }
            if (read.IsCompleted)
                return null;
            _out.Reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private void End()
    {
        OnEnding();
        Ending = true;
    }

    private sealed class WatchedReader(PipeReader inner, Action cancelled) : PipeReader
    {
        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead()
        {
            cancelled();
            inner.CancelPendingRead();
        }

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => inner.ReadAsync(cancellationToken);

        public override bool TryRead(out ReadResult result) => inner.TryRead(out result);
    }
}
