using System.Text;
using System.Threading.Channels;
using LiveRooms.Load.Audience.Transport;

namespace LiveRooms.Load.Tests.Audience.Transport;

/// <summary>A sink that a test reads, and that finds calls which come beside each other or after the last.</summary>
internal sealed class HeardSink : IViewerSink
{
    private readonly Channel<(string Text, long At)> _frames = Channel.CreateUnbounded<(string, long)>();
    private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;
    private int _frameCount;

    /// <summary>Whether a frame is read at once.</summary>
    internal Func<bool> Reads { get; set; } = () => true;

    /// <summary>What went against the contract; null when nothing did.</summary>
    internal string? Fault { get; private set; }

    internal int Frames => Volatile.Read(ref _frameCount);

    internal Task Open => _open.Task.Soon();

    /// <summary>Why it ended.</summary>
    internal Task<string?> Closed => _closed.Task.Soon();

    internal bool IsClosed => _closed.Task.IsCompleted;

    public void OnOpen() => Alone(() =>
    {
        if (!_open.TrySetResult())
            Fault = "opened twice";
        return true;
    });

    public bool OnFrame(ReadOnlySpan<byte> frame, long at)
    {
        var text = Encoding.UTF8.GetString(frame);
        return Alone(() =>
        {
            Interlocked.Increment(ref _frameCount);
            _frames.Writer.TryWrite((text, at));
            return Reads();
        });
    }

    public void OnMessage(ReadOnlySpan<byte> message, long at)
    {
        var text = Encoding.UTF8.GetString(message);
        Alone(() => _messages.Writer.TryWrite(text));
    }

    public void OnClosed(string? why) => Alone(() => _closed.TrySetResult(why));

    internal async Task<(string Text, long At)> Frame() => await _frames.Reader.ReadAsync().AsTask().Soon();

    /// <summary>The next message that is no ping.</summary>
    internal async Task<string> Message()
    {
        while (true)
        {
            var message = await _messages.Reader.ReadAsync().AsTask().Soon();
            if (message != "{\"type\":6}")
                return message;
        }
    }

    private bool Alone(Func<bool> call)
    {
        if (IsClosed)
            Fault = "a call after the last";
        if (Interlocked.Exchange(ref _inside, 1) != 0)
            Fault = "two calls at a time";
        var answer = call();
        Volatile.Write(ref _inside, 0);
        return answer;
    }
}
