using LiveRooms.Grains.Shows;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Laws 1 to 4 and 9, whatever fails and whoever restarts, by seeds.</summary>
public sealed class SeededTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task No_answer_is_lost_and_a_follower_hears_every_notice_once_in_order(int seed)
    {
        ShakyJournal journal = null!;
        await using var cluster = await RoomCluster.Start(2, wrap: inner => journal = new ShakyJournal(inner));
        var show = await cluster.LiveShow("mugs");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        await cluster.OpenDrop("mug", "mugs", stock: 6, limit: 4, holdSeconds: 10);
        var run = new SeededRun(cluster, journal, seed);

        await run.Steps(120);

        var notices = await run.Check();
        await cluster.Meanwhile(reader.Seen(r => r.Events.Count >= notices.Count), TimeSpan.FromMilliseconds(1));
        notices = await run.Check();
        await reader.Until(r => r.Events.Count >= notices.Count);
        Assert.Equal(1, reader.Resets);
        Assert.Equal(notices.Select(n => (n.Version, n.Kind, n.To)), reader.Events.Select(e => (Version(e), e.Kind, e.To)));
        Assert.True(run.Accepted > 20, $"{run.Accepted} accepted");
        Assert.Contains(notices, n => n.Kind == FeedEventKind.Promoted);
        Assert.Contains(notices, n => n.Kind == FeedEventKind.Expired);

        long Version(FeedEvent e) => e.Reservation?.Version ?? notices[reader.Events.IndexOf(e)].Version;
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task While_the_show_restarts_too_its_room_ends_up_as_the_drop_says(int seed)
    {
        ShakyJournal journal = null!;
        await using var cluster = await RoomCluster.Start(2, wrap: inner => journal = new ShakyJournal(inner));
        var show = await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 6, limit: 4, holdSeconds: 10);
        var run = new SeededRun(cluster, journal, seed) { ForgetsShow = true };

        await run.Steps(100);

        await run.Check();
        await drop.Close(RoomCluster.Host);
        cluster.Time.Advance(TimeSpan.FromSeconds(11));
        var reader = new FeedReader(show, "a");
        await cluster.Meanwhile(reader.Seen(r => r.Room?.Drops is [{ Held: 0, Waiting: 0 }]), TimeSpan.FromMilliseconds(100));
        Assert.Equal(await drop.Describe(), reader.Room!.Drops.Single());
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task A_silo_that_dies_takes_no_answer_with_it(int seed)
    {
        ShakyJournal journal = null!;
        await using var cluster = await RoomCluster.Start(2, wrap: inner => journal = new ShakyJournal(inner));
        await cluster.LiveShow("mugs");
        await cluster.OpenDrop("mug", "mugs", stock: 6, limit: 4, holdSeconds: 10);
        var run = new SeededRun(cluster, journal, seed) { ForgetsDrop = false };

        foreach (var silo in cluster.Silos.Silos.ToArray())
        {
            await cluster.Silos.StartSilosAsync(1, TestContext.Current.CancellationToken);
            var steps = run.Steps(30);
            await cluster.Silos.KillSiloAsync(silo, TestContext.Current.CancellationToken);
            await cluster.Meanwhile(steps.ContinueWith(done => done.IsCompletedSuccessfully, TaskScheduler.Default), TimeSpan.FromMilliseconds(1));
            await steps;
        }

        await run.Check();
        Assert.True(run.Accepted > 10, $"{run.Accepted} accepted");
    }
}
