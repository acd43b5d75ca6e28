using LiveRooms.Grains.Draining;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Shows and drops that move while they are followed, and silos that are emptied.</summary>
public sealed class MoveTests
{
    [Fact]
    public async Task A_show_that_moves_goes_on_with_its_feed()
    {
        await using var cluster = await RoomCluster.Start(2);
        var show = await cluster.LiveShow("show");
        var drop = await cluster.OpenDrop("drop", "show", 5);
        var reader = new FeedReader(show, "a");
        await show.Report(RoomCluster.Report("a", 3, 7, RoomCluster.Line("l1", "hello")));
        await reader.Until(r => r is { Room: { Audience: 3, Drops: [{ Free: 5 }] }, Lines.Count: 1 });
        var (before, resets) = (cluster.HomeOf(show), reader.Resets);

        await Away(cluster, show, before);
        await drop.Restock(RoomCluster.Host, new OperationId("more"), 2);
        await show.Report(RoomCluster.Report("a", 3, 8, RoomCluster.Line("l2", "again")));
        await reader.Until(r => r is { Room: { Audience: 3, Drops: [{ Free: 7 }] }, Lines.Count: 2 } && r.Events.Any(e => e.Kind == FeedEventKind.DropRestocked));
        Assert.Equal(resets, reader.Resets);
        Assert.Single(reader.Events, e => e.Kind == FeedEventKind.DropRestocked);
        Assert.Equal([1, 2], reader.Lines.Select(line => (int)line.Line.Number));
        Assert.Equal(8, reader.Room!.Tallies.Heart);
    }

    /// <summary>Something was written by another activation meanwhile: what the feed would have told of it is not known.</summary>
    [Fact]
    public async Task A_feed_that_does_not_fit_its_journal_begins_anew()
    {
        await using var cluster = await RoomCluster.Start(2);
        var show = await cluster.LiveShow("show");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        var resets = reader.Resets;
        await cluster.AppendBehind(new("show", "show"), Rules.Shows.ShowJson.Encode([new Rules.Shows.ShowEnded(cluster.Time.GetUtcNow(), new ViewerId("ana"))]));
        await Away(cluster, show, cluster.HomeOf(show));
        await reader.Until(r => r.Room!.Show.Status == Rules.Shows.ShowStatus.Ended);
        Assert.Equal(resets + 1, reader.Resets);
    }

    [Fact]
    public async Task A_silo_that_is_emptied_has_no_shows_and_drops_left_and_takes_none()
    {
        await using var cluster = await RoomCluster.Start(2);
        var readers = new List<FeedReader>();
        for (var number = 0; number < 12; number++)
        {
            var show = await cluster.LiveShow($"show-{number}");
            await cluster.OpenDrop($"drop-{number}", $"show-{number}", 5);
            readers.Add(new FeedReader(show, "a"));
            await readers[^1].Until(r => r.Room is { Drops.Length: 1 });
        }

        var services = cluster.Silos.GetSiloServiceProvider(cluster.Silos.Silos[1].SiloAddress);
        var drain = services.GetRequiredService<SiloDrain>();
        var left = drain.Progress.Left;
        // Whoever waits for news must not hold that up: the clock stands still here.
        var waiting = readers.ConvertAll(reader => reader.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.DropClosed)));
        await drain.Run(TimeSpan.FromMinutes(1), 4, TestContext.Current.CancellationToken);
        Assert.Equal(new SiloDrainProgress(true, true, left, 0), drain.Progress);
        Assert.InRange(left, 1, 24);

        for (var number = 0; number < 12; number++)
        {
            Assert.Null((await cluster.Drop($"drop-{number}").Close(RoomCluster.Host)).Refusal);
            Assert.NotEqual(cluster.Silos.Silos[1].Name, cluster.HomeOf(cluster.Show($"show-{number}")));
        }

        await Task.WhenAll(waiting);
        Assert.All(readers, reader => Assert.Equal(1, reader.Resets));
    }

    [Fact]
    public async Task The_only_silo_is_not_emptied()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("show");
        var drain = cluster.Silos.GetSiloServiceProvider().GetRequiredService<SiloDrain>();
        await drain.Run(TimeSpan.FromMinutes(1), 4, TestContext.Current.CancellationToken);
        Assert.Equal(new SiloDrainProgress(true, true, 0, 1), drain.Progress);
        Assert.NotNull(await show.Describe());
    }

    private static async Task Away(RoomCluster cluster, IAddressable grain, string? home)
    {
        var moving = cluster.Move(grain);
        await moving;
        while (cluster.HomeOf(grain) is not { } now || now == home)
            await Patiently.Pause();
    }
}
