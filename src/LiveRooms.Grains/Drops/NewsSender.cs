using LiveRooms.Grains.Shows;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// Tells the show what is durable in a drop: one call in flight, everything that arrives meanwhile in the next. The show
/// answers what it knows; when that is less than believed, the missing news are read from the journal again. So no news are
/// lost when either side restarts. Lives on the drop's turn.
/// </summary>
internal sealed partial class NewsSender(
    IShowGrain show, Func<long, Task<List<DropNotice>>> replaySince, int keptNotices, TimeProvider time, ILogger log)
{
    private List<DropNotice> _notices = [];
    private DropView? _view;
    private long _known;
    private bool _lost;
    private bool _sending;
    private bool _stopped;

    /// <summary>After activation: the show is believed to know everything, and asked.</summary>
    public void Begin(DropView view)
    {
        _known = view.Version;
        Add(view, []);
    }

    /// <summary>Hands over durable news.</summary>
    public void Add(DropView view, List<DropNotice> notices)
    {
        _view = view;
        if (_notices.Count + notices.Count > keptNotices)
        {
            _notices.Clear();
            _lost = true;
        }
        else if (!_lost)
            _notices.AddRange(notices);
        if (!_sending)
            _ = Send();
    }

    /// <summary>Ends the loop; what is not told is told by the next activation.</summary>
    public void Stop() => _stopped = true;

    private async Task Send()
    {
        _sending = true;
        var failures = 0;
        for (var told = false; !_stopped && (!told || _view!.Version > _known);)
        {
            try
            {
                if (_lost)
                    await Recover(_known);
                await SendOnce();
                told = true;
                failures = 0;
            }
#pragma warning disable CA1031 // Whatever failed, the news are tried again until the activation ends.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogNewsFailed(log, e, _view!.Settings.Id.Value);
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(50 << Math.Min(failures++, 6), 2_000)), time, CancellationToken.None);
            }
        }
        _sending = false;
    }

    private async Task SendOnce()
    {
        var notices = _notices;
        _notices = [];
        var sent = new DropNews(_known, _view!, [.. notices]);
        NewsReply reply;
        try
        {
            reply = await show.DropNews(sent);
        }
        catch
        {
            notices.AddRange(_notices);
            _notices = notices;
            throw;
        }
        if (reply.KnownVersion >= sent.View.Version)
            _known = sent.View.Version;
        else
            await Recover(reply.KnownVersion);
    }

    private async Task Recover(long known)
    {
        var notices = await replaySince(known);
        // What became durable while the journal was read is in it too, or comes after it.
        var last = notices.Count == 0 ? known : notices[^1].Version;
        notices.AddRange(_notices.Where(n => n.Version > last));
        _notices = notices;
        _known = known;
        _lost = false;
    }

    [LoggerMessage(1101, LogLevel.Warning, "The show of drop {Drop} did not take its news")]
    private static partial void LogNewsFailed(ILogger log, Exception e, string drop);
}
