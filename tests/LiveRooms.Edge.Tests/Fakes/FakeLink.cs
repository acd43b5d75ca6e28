using System.Threading.Channels;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>A connection that keeps the frames written to it. While it is slow, a write does not end.</summary>
internal sealed class FakeLink() : HubConnectionContext(
    new DefaultConnectionContext(Guid.NewGuid().ToString("n")), new HubConnectionContextOptions(), NullLoggerFactory.Instance), IDisposable
{
    private readonly Channel<RoomFrame> _frames = Channel.CreateUnbounded<RoomFrame>();
    private readonly CancellationTokenSource _aborted = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource? _slow;

    public override IHubProtocol Protocol => Frames.Json;

    public override CancellationToken ConnectionAborted => _aborted.Token;

    /// <summary>The messages as they were handed over, the same object for all who share it.</summary>
    internal List<SerializedHubMessage> Messages { get; } = [];

    /// <summary>Whether it only counts what is written: for tests that measure.</summary>
    internal bool Forgetful { get; init; }

    internal int Written { get; private set; }

    /// <summary>Done at every write.</summary>
    internal Action OnWrite { get; init; } = () => { };

    public override ValueTask WriteAsync(SerializedHubMessage message, CancellationToken cancellationToken = default)
    {
        Written++;
        OnWrite();
        if (Forgetful)
            return default;
        lock (_gate)
        {
            Messages.Add(message);
            _frames.Writer.TryWrite(Read(message));
            return _slow is { Task.IsCompleted: false } slow ? new ValueTask(slow.Task) : default;
        }
    }

    /// <summary>What a close message said.</summary>
    internal TaskCompletionSource<string?> Closing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ValueTask WriteAsync(HubMessage message, CancellationToken cancellationToken = default)
    {
        if (message is CloseMessage close)
            Closing.TrySetResult(close.Error);
        return default;
    }

    public override void Abort()
    {
        // Its connection's end comes after its own, perhaps after the test's.
        if (!_aborted.IsCancellationRequested)
            _aborted.Cancel();
    }

    public void Dispose() => _aborted.Dispose();

    /// <summary>The frame in a message.</summary>
    internal static RoomFrame Read(SerializedHubMessage message) => Frames.Read(message.GetSerializedMessage(Frames.Json));

    /// <summary>From now on writes wait until <see cref="Free"/>.</summary>
    internal void Stall()
    {
        lock (_gate)
            _slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The write under way ends, and later ones do not wait.</summary>
    internal void Free()
    {
        lock (_gate)
            _slow!.SetResult();
    }

    /// <summary>The write under way fails.</summary>
    internal void Break(Exception failure)
    {
        lock (_gate)
            _slow!.SetException(failure);
    }

    internal Task<RoomFrame> Next() => _frames.Reader.ReadAsync().AsTask().Soon();

    /// <summary>Frames written and not looked at yet.</summary>
    internal List<RoomFrame> Unread()
    {
        var frames = new List<RoomFrame>();
        while (_frames.Reader.TryRead(out var frame))
            frames.Add(frame);
        return frames;
    }
}
