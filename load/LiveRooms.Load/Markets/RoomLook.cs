using System.Text.Json;
using LiveRooms.Load.Audience.Transport;

namespace LiveRooms.Load.Markets;

/// <summary>A look into a room by somebody who does nothing: the number of its last line.</summary>
internal sealed class RoomLook(LiveShow show) : IViewerSink
{
    private readonly TaskCompletionSource<long> _last = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IViewerLink? _link;
    private int _ready;

    /// <summary>The number; 0 when nobody has said anything, -1 when there was no answer.</summary>
    public Task<long> Last(IViewerTransport transport, int edge)
    {
        _link = transport.Connect(new ViewerIdentity($"look-{show.Plan.Number}", "Counter", edge), this);
        Enter();
        return _last.Task;
    }

    public void OnOpen() => Enter();

    public bool OnFrame(ReadOnlySpan<byte> frame, long at) => true;

    public void OnMessage(ReadOnlySpan<byte> message, long at)
    {
        if (!HubAnswer.TryRead(message, out var answer) || answer.Call != VisitMessages.JoinId)
            return;
        _last.TrySetResult(answer.Code == 0 ? Read(message) : -1);
        _link!.Close();
    }

    public void OnClosed(string? why) => _last.TrySetResult(-1);

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
