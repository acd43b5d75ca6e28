using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>From what is durable to the feed that relays follow.</summary>
internal sealed partial class ShowGrain
{
    private void Publish(ShowEvent e)
    {
        switch (e)
        {
            case ShowWentLive:
                _feed.Add(new FeedEvent(0, FeedEventKind.ShowLive, e.At));
                break;
            case ShowEnded:
                _feed.Add(new FeedEvent(0, FeedEventKind.ShowEnded, e.At));
                break;
            case ViewerMuted muted:
                _feed.Add(new FeedEvent(0, FeedEventKind.Muted, e.At, To: muted.Viewer, Until: muted.Until));
                break;
            case ViewerUnmuted unmuted:
                _feed.Add(new FeedEvent(0, FeedEventKind.Unmuted, e.At, To: unmuted.Viewer));
                break;
            case DropAttached attached:
                _feed.Attach(attached.Drop);
                _feed.Told(attached.Drop, 0);
                break;
            case ChatPosted chat:
                _feed.Add(new ChatLine(chat.Number, chat.Viewer, chat.Name, chat.Role, chat.Text, chat.At));
                break;
        }
    }

    private void TakeNotices(DropNews news, long told)
    {
        var id = news.View.Settings.Id;
        var owedSince = _metLate.Contains(id) ? _began - NewsMargin : DateTimeOffset.MinValue;
        foreach (var notice in news.Notices)
        {
            if (notice.Version > told && notice.At >= owedSince)
                _feed.Add(new FeedEvent(0, notice.Kind, notice.At, id, notice.To, notice.Reservation));
        }
        _feed.Told(id, news.ThroughVersion);
    }

    private void TakeAudience(RelayReport report, DateTimeOffset now)
    {
        if (report.Audience <= 0)
            _audience.Remove(report.Session);
        else
            _audience.Report(report.Session, (int)Math.Min(report.Audience, int.MaxValue), now);
        CountAudience(now);
    }

    private void CountAudience(DateTimeOffset now)
    {
        var before = _feed.Audience;
        _feed.SetAudience(_audience.Total(now));
        if (_feed.Audience != before)
            _feed.Publish();
    }
}
