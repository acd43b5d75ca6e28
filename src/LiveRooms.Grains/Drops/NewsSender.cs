using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// Tells the show what is durable in a drop: one call in flight, everything that arrives meanwhile in the next. The show
/// answers what it knows; when that is less than believed, the missing news are read from the journal again. So no news are
/// lost when either side restarts. Lives on the drop's turn.
/// </summary>
/// <param name="show">Who is told.</param>
/// <param name="replay">Reads the notices after a version from the journal.</param>
/// <param name="keptNotices">Notices kept for an unreachable show; beyond, they are read from the journal when it is back.</param>
/// <param name="refused">Called when the show does not take the drop in.</param>
/// <param name="ahead">Called when the show has seen the drop at a later version than it stands at.</param>
/// <param name="time">For pauses after a failure.</param>
/// <param name="log">Where failures go.</param>
/// <param name="headline">Called when the first answer says that the show is marked headline.</param>
internal sealed partial class NewsSender(
    IShowGrain show, NewsSender.Replay replay, int keptNotices, Action<Refusal> refused, Action<long> ahead, TimeProvider time, ILogger log,
    Action? headline = null)
{
    // Not to be continued asynchronously: a pause that it ends would go on in the pool before it comes back to the drop's turn.
    private readonly TaskCompletionSource _stopped = new();
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Refusal?> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Every notice after _known, up to _through; those up to the view that are not here are still to be read from the journal.
    private List<DropNotice> _queue = [];
    private long _known;
    private long _through;
    private DropView? _view;
    private bool _sending;

    /// <summary>The drop's notices after a version, in order, and the version up to which they go; at most so many.</summary>
    public delegate Task<(List<DropNotice> Notices, long Through)> Replay(long after, int max);

    /// <summary>Completes when the show knows everything for the first time, with null, or with its refusal. With null also when stopped.</summary>
    public Task<Refusal?> Told => _told.Task;

    /// <summary>Completes when the show has answered anything at all: whether it is ahead is said before.</summary>
    public Task Answered => _answered.Task;

    /// <summary>After activation: the show is believed to know everything, and asked.</summary>
    public void Begin(DropView view)
    {
        _known = _through = view.Version;
        _view = view;
        Add(view, []);
    }

    /// <summary>Hands over durable news.</summary>
    public void Add(DropView view, List<DropNotice> notices)
    {
        var complete = _view is null || _through == _view.Version;
        _view = view;
        if (complete && _queue.Count + notices.Count <= keptNotices)
        {
            _queue.AddRange(notices);
            _through = view.Version;
        }
        if (!_sending)
            _ = Send();
    }

    /// <summary>Ends the loop; what is not told is told by the next activation.</summary>
    public void Stop()
    {
        _stopped.TrySetResult();
        _told.TrySetResult(null);
    }

    private async Task Send()
    {
        _sending = true;
        for (var failures = 0; !_stopped.Task.IsCompleted && (!_told.Task.IsCompleted || _known < _view!.Version);)
        {
            try
            {
                if (_queue.Count == 0 && _through < _view!.Version)
                    await ReadMissing();
                await SendOnce();
                failures = 0;
            }
#pragma warning disable CA1031 // Whatever failed, the news are tried again until the activation ends.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogNewsFailed(log, e, _view!.Settings.Id.Value);
                var pause = TimeSpan.FromMilliseconds(Math.Min(50 << Math.Min(failures++, 6), 2_000));
                await Task.WhenAny(_stopped.Task, Task.Delay(pause, time, CancellationToken.None));
            }
        }
        _sending = false;
    }

    private async Task SendOnce()
    {
        var count = Math.Min(_queue.Count, DropNews.MaxNotices);
        // A version is told whole: the show would take its second notice for one it knows.
        while (count < _queue.Count && _queue[count - 1].Version == _queue[count].Version)
            count--;
        var through = count < _queue.Count ? _queue[count - 1].Version : _through;
        var view = _view!;
        var reply = await show.DropNews(new DropNews(_known, through, view, [.. _queue.Take(count)]));
        if (reply.KnownVersion > view.Version)
            ahead(reply.KnownVersion);
        _answered.TrySetResult();
        if (reply.Refusal is { } refusal)
        {
            // It has no room to be shown in: nobody is owed its news.
            _queue.Clear();
            _known = _through = _view!.Version;
            if (_told.TrySetResult(refusal))
                refused(refusal);
            return;
        }
        if (reply.KnownVersion >= through)
        {
            _known = through;
            _queue.RemoveRange(0, count);
            if (_queue.Count == 0 && _told.TrySetResult(null) && reply.Headline)
                headline?.Invoke();
        }
        else
        {
            _known = _through = reply.KnownVersion;
            _queue.Clear();
        }
    }

    /// <summary>What becomes durable while the journal is read is kept, and put after what was read.</summary>
    private async Task ReadMissing()
    {
        var begun = _view!.Version;
        _through = begun;
        try
        {
            var (missed, through) = await replay(_known, keptNotices);
            if (through >= begun)
            {
                missed.AddRange(_queue.Where(n => n.Version > through));
                _through = Math.Max(_through, through);
            }
            else
                _through = through;
            _queue = missed;
        }
        catch
        {
            _queue.Clear();
            _through = _known;
            throw;
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "The show of drop {Drop} did not take its news")]
    private static partial void LogNewsFailed(ILogger log, Exception e, string drop);
}
