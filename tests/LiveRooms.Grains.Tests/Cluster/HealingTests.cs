using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>What a crash between two steps left undone is done by the next activation.</summary>
public sealed class HealingTests
{
    private static readonly JournalKey MugJournal = new("drop", "mug");

    [Fact]
    public async Task A_drop_that_its_show_was_never_told_of_tells_everything_when_it_wakes()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        await cluster.AppendBehind(MugJournal, DropJson.Encode(
            [new DropCreated(cluster.Time.GetUtcNow(), RoomCluster.DropSettings("mug", "mugs", 1)), new DropOpened(cluster.Time.GetUtcNow())]));

        Assert.NotNull(await cluster.Drop("mug").Describe());

        await reader.Seen(FeedEventKind.DropOpened);
        Assert.Single(reader.Room!.Drops);
        Assert.Equal([FeedEventKind.DropAnnounced, FeedEventKind.DropOpened], reader.Events.Select(e => e.Kind));
    }

    [Fact]
    public async Task A_drop_whose_show_ended_meanwhile_closes()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        await show.End(RoomCluster.Host);
        await cluster.AppendBehind(MugJournal, DropJson.Encode(
            [new DropCreated(cluster.Time.GetUtcNow(), RoomCluster.DropSettings("mug", "mugs", 1)), new DropOpened(cluster.Time.GetUtcNow())]));
        var drop = cluster.Drop("mug");

        while ((await drop.Describe())!.Status != DropStatus.Closed)
            await Patiently.Pause();

        Assert.Empty((await show.Describe())!.Drops);
    }

    [Fact]
    public async Task A_show_that_nobody_was_told_of_tells_the_lobby_and_its_creator_when_it_wakes()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.AppendBehind(
            new JournalKey("show", "mugs"), ShowJson.Encode([new ShowCreated(cluster.Time.GetUtcNow(), RoomCluster.ShowSettings("mugs"))]));
        await cluster.CreatorGrain("ana").Name(RoomCluster.Host, "Ana");

        Assert.NotNull(await cluster.Show("mugs").Describe());

        await cluster.Meanwhile(Known(cluster), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_drop_that_could_not_be_asked_is_met_later_and_its_old_news_are_not_told_again()
    {
        ShakyJournal journal = null!;
        await using var cluster = await RoomCluster.Start(wrap: inner => journal = new ShakyJournal(inner));
        var show = await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);
        await cluster.OpenDrop("cup", "mugs", stock: 1);
        await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2"), RoomCluster.Release("v1", "x1", 1)]);
        await cluster.Forget(show);
        await cluster.Forget(drop);
        // Before the time passes: its reminder would wake the drop.
        journal.Unreadable = key => key.Id == "mug";
        cluster.Time.Advance(TimeSpan.FromMinutes(3));
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        Assert.Equal(["cup"], reader.Room!.Drops.Select(d => d.Settings.Id.Value));

        journal.Unreadable = _ => false;
        await cluster.Meanwhile(reader.Seen(r => r.Room!.Drops.Length == 2), TimeSpan.FromSeconds(1));

        Assert.Equal(["mug", "cup"], reader.Room.Drops.Select(d => d.Settings.Id.Value));
        await reader.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.Expired));
        Assert.Equal([FeedEventKind.Expired], reader.Events.Select(e => e.Kind));
        Assert.Equal(new ViewerId("v2"), reader.Events.Single().To);
        await drop.Close(RoomCluster.Host);
        await reader.Seen(FeedEventKind.DropClosed);
        Assert.Equal(2, reader.Events.Count);
    }

    private static async Task<bool> Known(RoomCluster cluster)
    {
        while ((await cluster.CreatorGrain("ana").Describe())!.Shows.IsEmpty
            || (await cluster.Lobby().List(new(null, null, 0, 10))).Entries.IsEmpty
            || (await cluster.Lobby("eu").List(new(null, null, 0, 10))).Entries.IsEmpty)
            await Patiently.Pause();
        return true;
    }
}
