using System.Text.Json;
using LiveRooms.Load.Audience.Transport;

namespace LiveRooms.Load.Markets;

/// <summary>A look into a room by somebody who does nothing: the number of its last line.</summary>
internal sealed class RoomLook(LiveShow show) : IViewerSink
{
    /// <summary>No number.</summary>
    public const long Unanswered = -1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<long> _last = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IViewerLink? _link;
    private int _ready;

    /// <summary>The number; 0 when nobody has said anything, <see cref="Unanswered"/> when there was no answer in time.</summary>
    public async Task<long> Last(IViewerTransport transport, int edge, TimeProvider time, CancellationToken cancelled)
    {
        _link = transport.Connect(new ViewerIdentity($"look-{show.Plan.Number}", "Counter", edge), this);
        Enter();
        try
        {
            return await _last.Task.WaitAsync(Patience, time, cancelled);
        }
        catch (TimeoutException)
        {
            _link.Abort();
            return Unanswered;
        }
    }

    public void OnOpen() => Enter();

    public bool OnFrame(ReadOnlySpan<byte> frame, long at) => true;

    public void OnMessage(ReadOnlySpan<byte> message, long at)
    {
        if (!HubAnswer.TryRead(message, out var answer) || answer.Call != VisitMessages.JoinId)
            return;
        _last.TrySetResult(answer.Code == 0 ? Read(message) : Unanswered);
        _link!.Close();
    }

    public void OnClosed(string? why) => _last.TrySetResult(Unanswered);

    private void Enter()
    {
        if (Interlocked.Increment(ref _ready) == 2 && !_link!.Send(show.Join))
            _link.Abort();
    }

    private static long Read(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        using var document = JsonDocument.ParseValue(ref reader);
        var lines = document.RootElement.GetProperty("result").GetProperty("snapshot").GetProperty("chat");
        return lines.GetArrayLength() is var count and > 0 ? lines[count - 1].GetProperty("number").GetInt64() : 0;
    }
}
