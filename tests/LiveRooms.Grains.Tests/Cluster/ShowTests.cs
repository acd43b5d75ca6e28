using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>A show's life and room.</summary>
public sealed class ShowTests
{
    private static readonly JournalKey Journal = new("show", "mugs");

    [Fact]
    public async Task Unknown_shows_say_so()
    {
        await using var cluster = await RoomCluster.Start();
        var show = cluster.Show("nowhere");

        Assert.Null(await show.Describe());
        Assert.Equal(RefusalReason.ShowUnknown, (await show.Follow(new FollowRequest(new RelaySession("a"), 0, 0, 0))).Refusal!.Reason);
        Assert.Equal(RefusalReason.ShowUnknown, (await show.Report(RoomCluster.Report("a", 1, 1))).Refusal!.Reason);
        Assert.Equal(RefusalReason.ShowUnknown, (await show.GoLive(RoomCluster.Host)).Refusal!.Reason);
    }

    [Fact]
    public async Task The_same_creation_again_changes_nothing_another_is_refused_and_so_is_a_stranger()
    {
        await using var cluster = await RoomCluster.Start();
        var show = cluster.Show("mugs");
        var settings = RoomCluster.ShowSettings("mugs");
        var first = await show.Create(RoomCluster.Host, settings);
        var eve = new Actor(new ViewerId("eve"), Role.Creator);

        Assert.Equal(first.Value, (await show.Create(RoomCluster.Host, settings)).Value);
        Assert.Equal(RefusalReason.ShowExists, (await show.Create(RoomCluster.Host, settings with { Title = "Winter mugs" })).Refusal!.Reason);
        Assert.Equal(RefusalReason.Malformed, (await cluster.Show("other").Create(RoomCluster.Host, settings)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotShowOwner, (await show.GoLive(eve)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotShowOwner, (await show.End(eve)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotShowOwner, (await show.Pin(eve, RoomCluster.Mug)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotShowOwner, (await show.Mute(eve, new ViewerId("v1"), TimeSpan.FromMinutes(1))).Refusal!.Reason);
        Assert.Equal(ShowStatus.Scheduled, (await show.Describe())!.Show.Status);
    }

    [Fact]
    public async Task A_mute_and_its_end_are_told_to_the_viewer_alone_and_keep_over_a_restart()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        var viewer = new ViewerId("v1");

        await show.Mute(RoomCluster.Host, viewer, TimeSpan.FromMinutes(5));
        await reader.Seen(FeedEventKind.Muted);
        Assert.Equal(viewer, reader.Events.Single().To);
        Assert.Equal(cluster.Time.GetUtcNow().AddMinutes(5), reader.Events.Single().Until);
        await cluster.Forget(show);

        Assert.Equal(cluster.Time.GetUtcNow().AddMinutes(5), await show.MutedUntil(viewer));
        var reply = await show.Report(RoomCluster.Report("s", 1, 0, RoomCluster.Line("1", "let me"), RoomCluster.Line("2", "hi", "v2")));
        Assert.Equal([RefusalReason.ChatMuted, null], reply.Lines.Select(l => l?.Reason));
        await show.Mute(RoomCluster.Host, viewer, TimeSpan.Zero);
        await reader.Seen(FeedEventKind.Unmuted);
        Assert.Null((await show.Report(RoomCluster.Report("s", 1, 0, RoomCluster.Line("3", "thanks")))).Lines.Single());
        Assert.Equal(["hi", "thanks"], reader.Lines.Concat((await Fresh(show)).Lines).Select(l => l.Line.Text).Distinct());
    }

    [Fact]
    public async Task A_relay_that_goes_silent_is_counted_no_more_and_one_that_says_goodbye_at_once()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var reader = new FeedReader(show, "a");
        await show.Report(RoomCluster.Report("r1", 3, 0));
        await show.Report(RoomCluster.Report("r2", 4, 0));
        await show.Report(RoomCluster.Report("r3", 5, 0));
        await reader.Until(r => r.Room?.Audience == 12);

        await show.Report(RoomCluster.Report("r3", 0, 0));
        await reader.Until(r => r.Room!.Audience == 7);
        cluster.Time.Advance(TimeSpan.FromSeconds(6));
        await show.Report(RoomCluster.Report("r1", 3, 0));
        await cluster.Meanwhile(reader.Seen(r => r.Room!.Audience == 3), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_silent_session_is_folded_into_the_base_and_its_late_report_counts_nothing_twice()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        await show.Report(RoomCluster.Report("old", 2, hearts: 5));
        await show.Report(RoomCluster.Report("other", 1, hearts: 1));

        await cluster.Meanwhile(UntilRetired(cluster, "old"), TimeSpan.FromMinutes(1));

        Assert.True((await show.Report(RoomCluster.Report("old", 9, hearts: 8))).Retired);
        Assert.False((await show.Report(RoomCluster.Report("old-2", 3, hearts: 3))).Retired);
        var room = await show.Describe();
        Assert.Equal(9, room!.Tallies.Heart);
        Assert.Equal(3, room.Audience);
        await cluster.Forget(show);
        Assert.True((await show.Report(RoomCluster.Report("old", 9, hearts: 8))).Retired);
        Assert.Equal(9, (await show.Describe())!.Tallies.Heart);
    }

    [Fact]
    public async Task An_ended_show_closes_its_drops_also_those_it_could_not_close_before_it_was_forgotten()
    {
        ShakyJournal journal = null!;
        await using var cluster = await RoomCluster.Start(wrap: inner => journal = new ShakyJournal(inner));
        var show = await cluster.LiveShow("mugs");
        var first = await cluster.OpenDrop("mug", "mugs", stock: 1);
        var second = await cluster.OpenDrop("cup", "mugs", stock: 1);

        journal.OnAppend = key => key.Id == "mug" ? Fault.Before : Fault.None;
        Assert.Equal(ShowStatus.Ended, (await show.End(RoomCluster.Host)).Value!.Status);
        Assert.Equal(DropStatus.Closed, (await second.Describe())!.Status);
        Assert.Equal(DropStatus.Open, (await Patiently.Call(first.Describe))!.Status);
        await cluster.Forget(show);
        journal.OnAppend = _ => Fault.None;

        var reader = new FeedReader(show, "a");
        await cluster.Meanwhile(
            reader.Seen(r => r.Room?.Drops.All(d => d.Status == DropStatus.Closed) is true), TimeSpan.FromSeconds(1));
        Assert.Equal(2, reader.Room!.Drops.Length);
        Assert.Equal(RefusalReason.ShowEnded, (await show.GoLive(RoomCluster.Host)).Refusal!.Reason);
        var drop = await cluster.Drop("late").Create(RoomCluster.Host, RoomCluster.DropSettings("late", "mugs", 1));
        Assert.Equal(RefusalReason.ShowEnded, drop.Refusal!.Reason);
    }

    [Fact]
    public async Task A_show_restored_from_a_snapshot_and_what_follows_it_is_the_same()
    {
        await using var cluster = await RoomCluster.Start(services: s => s.Configure<ShowOptions>(o => o.SnapshotEvery = 16));
        var show = await cluster.LiveShow("mugs");
        for (var i = 1; i <= 250; i++)
            await show.Report(RoomCluster.Report($"s{i % 3}", 1, hearts: i, RoomCluster.Line($"op{i}", $"line {i}")));
        var before = await Fresh(show);
        await cluster.Forget(show);

        var after = await Fresh(show);

        Assert.Equal(before.Room!.Show, after.Room!.Show);
        Assert.Equal(before.Room.Tallies, after.Room.Tallies);
        Assert.Equal(before.Lines.Select(l => l.Line), after.Lines.Select(l => l.Line));
        Assert.Equal(Enumerable.Range(51, 200).Select(i => $"line {i}"), after.Lines.Select(l => l.Line.Text));
        var head = await cluster.Journal.Load(Journal, TestContext.Current.CancellationToken);
        Assert.InRange(head.Version - head.SnapshotVersion, 0, 17);
        Assert.Null((await show.Report(RoomCluster.Report("s0", 1, 0, RoomCluster.Line("op250", "line 250")))).Lines.Single());
        Assert.Equal(before.Lines.Count, (await Fresh(show)).Lines.Count);
    }

    private static async Task<FeedReader> Fresh(IShowGrain show)
    {
        var reader = new FeedReader(show, "fresh");
        await reader.Until(r => r.Room is not null);
        return reader;
    }

    private static async Task<bool> UntilRetired(RoomCluster cluster, string session)
    {
        while (true)
        {
            var entries = await cluster.Journal.Read(Journal, 0, 4_096, TestContext.Current.CancellationToken);
            if (entries.SelectMany(e => ShowJson.Decode(e.Bytes.Span)).OfType<SessionRetired>().Any(e => e.Session.Value == session))
                return true;
            await Patiently.Pause();
        }
    }
}
