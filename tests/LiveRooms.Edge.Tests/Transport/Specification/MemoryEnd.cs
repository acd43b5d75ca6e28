using System.Security.Claims;
using System.Threading.Channels;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Transport.Memory;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>A viewer in memory who is slow when it has two messages to read.</summary>
internal sealed class MemoryEnd : ClientEnd
{
    private readonly Channel<ReadOnlyMemory<byte>> _unread = Channel.CreateUnbounded<ReadOnlyMemory<byte>>();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Viewer _viewer;
    private int _count;
    private int _holding;

    internal MemoryEnd(MemoryTransport transport, string viewer)
    {
        _viewer = new Viewer(this);
        transport.Connect(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", viewer), new Claim("name", "Ada"), new Claim("role", "viewer")], "test")), _viewer);
    }

    internal override Task Send(ReadOnlyMemory<byte> bytes) => Patience.Until(() => _viewer.Send(bytes));

    internal override async Task<ReadOnlyMemory<byte>> Read()
    {
        if (!await _unread.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask().Soon())
            return default;
        _unread.Reader.TryRead(out var bytes);
        Interlocked.Decrement(ref _count);
        Volatile.Write(ref _holding, 0);
        _viewer.Free();
        return bytes;
    }

    internal override Task Close()
    {
        _viewer.Close();
        return _over.Task.Soon();
    }

    internal override void Abort() => _viewer.Abort();

    public override ValueTask DisposeAsync()
    {
        _viewer.Abort();
        return ValueTask.CompletedTask;
    }

    /// <summary>One at a time: a viewer who has not read a frame yet gets no other.</summary>
    private bool TakeFrame(ReadOnlyMemory<byte> frame)
    {
        if (Volatile.Read(ref _holding) != 0)
            throw new InvalidOperationException("A frame came while another was held.");
        Volatile.Write(ref _holding, 1);
        if (!Take(frame))
            return false;
        Volatile.Write(ref _holding, 0);
        return true;
    }

    private bool Take(ReadOnlyMemory<byte> message)
    {
        _unread.Writer.TryWrite(message.ToArray());
        return Interlocked.Increment(ref _count) < 2;
    }

    private sealed class Viewer(MemoryEnd end) : MemoryViewer
    {
        protected internal override bool OnFrame(ReadOnlyMemory<byte> frame) => end.TakeFrame(frame);

        protected internal override void OnMessage(ReadOnlyMemory<byte> message) => end.Take(message);

        protected internal override void OnClosed()
        {
            end._unread.Writer.TryComplete();
            end._over.TrySetResult();
        }
    }
}
