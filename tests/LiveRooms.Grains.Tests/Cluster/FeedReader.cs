using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Follows a show as a relay does and keeps what it learns.</summary>
internal sealed class FeedReader(IShowGrain show, string session)
{
    private long _epoch;
    private long _after;
    private long _latest;

    public List<FeedEvent> Events { get; } = [];

    public List<FeedLine> Lines { get; } = [];

    public RoomView? Room { get; private set; }

    public int Resets { get; private set; }

    public FollowRequest Position => new(new RelaySession(session), _epoch, _after, _latest);

    public async Task Until(Func<FeedReader, bool> reached)
    {
        while (!reached(this))
            Take(await Patiently.Call(() => show.Follow(Position)));
    }

    public Task<bool> Seen(FeedEventKind kind) => Seen(r => r.Events.Any(e => e.Kind == kind));

    public async Task<bool> Seen(Func<FeedReader, bool> reached)
    {
        await Until(reached);
        return true;
    }

    private void Take(FeedPage page)
    {
        Assert.Null(page.Refusal);
        if (page.Reset)
        {
            Resets++;
            Lines.Clear();
        }
        else
            Assert.Equal(_epoch, page.Epoch);
        // What happened before the reader came is no news to it.
        if (_epoch != 0)
            Events.AddRange(page.Events);
        Lines.AddRange(page.Lines);
        Room = page.Latest ?? Room;
        (_epoch, _after, _latest) = (page.Epoch, page.Through, page.LatestVersion);
    }
}
