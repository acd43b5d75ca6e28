using LiveRooms.Load.Audience.Transport;

namespace LiveRooms.Load.Markets;

/// <summary>A viewer in one visit: comes in, does one thing after the other, each when the last was answered, and goes.</summary>
/// <param name="show">Where.</param>
/// <param name="visit">What for.</param>
/// <param name="begin">The first thing that is not done yet.</param>
/// <param name="meters">What is measured.</param>
internal sealed class Visitor(LiveShow show, Visit visit, int begin, VisitMeters meters) : IViewerSink
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<VisitEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _begun = meters.Now;
    private IViewerLink? _link;
    private int _ready;
    private int _next = begin;
    private bool _joined;
    private bool _finished;
    private int _code;
    private long _retryAfterMs;

    /// <summary>Visits; ends when the connection is over. One that hears nothing for long is cut.</summary>
    public async Task<VisitEnd> Go(IViewerTransport transport, int edge, TimeProvider time, CancellationToken cancelled)
    {
        var name = ShowNames.Viewer(show.Plan.Number, visit.Viewer);
        _link = transport.Connect(new ViewerIdentity(name, "Ada", edge), this);
        Enter();
        try
        {
            return await _end.Task.WaitAsync(Patience, time, cancelled);
        }
        catch (TimeoutException)
        {
            _link.Abort();
            return await _end.Task.WaitAsync(cancelled);
        }
    }

    public void OnOpen() => Enter();

    public bool OnFrame(ReadOnlySpan<byte> frame, long at)
    {
        meters.Frame(frame.Length);
        return true;
    }

    public void OnMessage(ReadOnlySpan<byte> message, long at)
    {
        if (_finished || !HubAnswer.TryRead(message, out var answer))
            return;
        if (answer.Code != 0)
        {
            (_code, _retryAfterMs) = (answer.Code, answer.RetryAfterMs);
            if (answer.Code == HubAnswer.NoCode)
                Doubt();
            Finish();
        }
        else if (answer.Call == VisitMessages.JoinId)
            Joined(message, at);
        else
            Answered();
    }

    public void OnClosed(string? why)
    {
        if (!_finished)
            Doubt();
        meters.Left(_begun, _joined);
        _end.TrySetResult(new VisitEnd(_joined && _next == visit.Doings.Count, _joined, _next, _code, _retryAfterMs));
    }

    // The handshake may be done before or after the link is known here.
    private void Enter()
    {
        if (Interlocked.Increment(ref _ready) == 2)
            Send(show.Join);
    }

    private void Joined(ReadOnlySpan<byte> message, long at)
    {
        _joined = true;
        meters.Joined(at - _begun);
        var you = "\"you\":{\"viewerId\":\""u8;
        var place = message.LastIndexOf(you);
        if (place < 0 || message.IndexOf(show.Mark) < 0)
        {
            meters.Strange($"viewer {visit.Viewer} of show {show.Id} was let into another room, or under no name");
            Finish();
            return;
        }

        var viewer = message[(place + you.Length)..];
        show.Saw(viewer[..viewer.IndexOf((byte)'"')]);
        Do();
    }

    private void Answered()
    {
        show.Totals.Certain(visit.Doings[_next++]);
        meters.Acted();
        Do();
    }

    // What was not answered: a line that is said again under its operation id is said once, a reaction that is sent again may count twice.
    private void Doubt()
    {
        if (_joined && _next < visit.Doings.Count && visit.Doings[_next] != Doing.Chat)
            show.Totals.Doubtful(visit.Doings[_next++]);
    }

    private void Do()
    {
        if (_next < visit.Doings.Count)
            Send(VisitMessages.Do(visit, _next));
        else
            Finish();
    }

    private void Send(ReadOnlyMemory<byte> message)
    {
        if (!_link!.Send(message))
            _link.Abort();
    }

    private void Finish()
    {
        _finished = true;
        _link!.Close();
    }
}
