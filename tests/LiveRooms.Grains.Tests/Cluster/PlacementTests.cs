using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Placement;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Where shows and drops live when one silo is kept for headline shows.</summary>
public sealed class PlacementTests
{
    private const string Lone = "Silo_0";
    private const string Kept = "Silo_1";

    [Fact]
    public async Task A_headline_show_and_its_drops_live_on_the_labelled_silo_and_nothing_else_does()
    {
        await using var cluster = await Labelled(3);
        var show = await Headline(cluster, "gala");
        await cluster.OpenDrop("gown", "gala", 5);
        foreach (var id in Enumerable.Range(1, 8).Select(number => $"plain-{number}"))
        {
            await cluster.LiveShow(id);
            await cluster.OpenDrop($"{id}-drop", id, 5);
            Assert.NotEqual(Kept, cluster.HomeOf(cluster.Show(id)));
            Assert.NotEqual(Kept, cluster.HomeOf(cluster.Drop($"{id}-drop")));
        }

        await Home(cluster, show);
        await Home(cluster, cluster.Drop("gown"));
        Assert.Single((await show.Describe())!.Drops);
    }

    /// <summary>Nobody but the journal knows that it is a headline show when it begins.</summary>
    [Fact]
    public async Task Whoever_wakes_them_they_begin_at_home()
    {
        await using var cluster = await Labelled(3);
        var show = await Headline(cluster, "gala");
        var drop = await cluster.OpenDrop("gown", "gala", 5);
        for (var time = 0; time < 5; time++)
        {
            await cluster.Forget(drop);
            await cluster.Forget(show);
            cluster.Time.Advance(SentAway.Memory);
            // The clock rings reminders, too: who begins at two places at once is sent on, and a call that is sent on too often is rejected.
            Assert.Equal(5, (await Patiently.Call(drop.Describe))!.Free);
            Assert.NotNull(await Patiently.Call(show.Describe));
            // Where it began first it may still be seen going when it answers at home already.
            await Home(cluster, show);
            await Home(cluster, drop);
        }
    }

    [Fact]
    public async Task Without_a_labelled_silo_they_live_elsewhere_and_a_watched_show_goes_back_only_when_it_is_warmed()
    {
        await using var cluster = await Labelled(2);
        var show = await Headline(cluster, "gala");
        var drop = await cluster.OpenDrop("gown", "gala", 5);
        var reader = new FeedReader(show, "a");
        await Patiently.Call(() => show.Report(RoomCluster.Report("a", 1, 0)));
        await reader.Until(r => r.Room is { Drops.Length: 1, Audience: 1 });
        await Home(cluster, drop);

        await cluster.Silos.StopSiloAsync(
            cluster.Silos.Silos.Single(silo => silo.Name == Kept), TestContext.Current.CancellationToken);
        await Patiently.Call(() => show.Report(RoomCluster.Report("a", 1, 0)));
        await reader.Until(r => r.Room is { Drops.Length: 1, Audience: 1 });
        Assert.Equal(Lone, cluster.HomeOf(show));
        await Patiently.Call(() => drop.Act([RoomCluster.Reserve("v1", "r1")]));

        await cluster.Silos.StartSilosAsync(1, TestContext.Current.CancellationToken);
        cluster.Time.Advance(TimeSpan.FromSeconds(6));
        await show.Report(RoomCluster.Report("a", 1, 0));
        Assert.Equal(Lone, cluster.HomeOf(show));

        var following = show.Follow(reader.Position);
        // Its labels may not be known yet.
        while (await show.Warm() is { IsHome: false } || cluster.HomeOf(show) is null or Lone)
            await Patiently.Pause();
        await following;
        await reader.Until(r => r.Room is { Drops: [{ Held: 1 }] });
        Assert.NotEqual(Lone, cluster.HomeOf(show));
        Assert.Equal(cluster.HomeOf(show), await AtHome(cluster, drop));
    }

    /// <summary>It is up, and takes grains, and can begin none.</summary>
    [Fact]
    public async Task What_the_labelled_silo_cannot_begin_lives_elsewhere_and_goes_there_when_it_can()
    {
        ShakyJournal? sick = null;
        await using var cluster = await Labelled(2, at: (silo, journal) => silo == Kept ? sick = new ShakyJournal(journal) : journal);
        sick!.Down = true;
        var show = cluster.Show("gala");
        var settings = RoomCluster.ShowSettings("gala") with { Headline = true };
        Assert.Null((await Patiently.Call(() => show.Create(RoomCluster.Host, settings))).Refusal);
        Assert.Null((await Patiently.Call(() => show.GoLive(RoomCluster.Host))).Refusal);
        var drop = cluster.Drop("gown");
        Assert.Null((await Patiently.Call(() => drop.Create(RoomCluster.Host, RoomCluster.DropSettings("gown", "gala", 5)))).Refusal);
        Assert.Null((await Patiently.Call(() => drop.Open(RoomCluster.Host))).Refusal);
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is { Drops: [{ Status: DropStatus.Open }] });
        Assert.Equal((Lone, Lone), (cluster.HomeOf(show), cluster.HomeOf(drop)));
        Assert.Equal((true, false), await show.Warm() is { } warm ? (warm.Headline, warm.IsHome) : default);

        sick.Down = false;
        // Nobody watches: it goes by itself, and its drop with the next who warms it.
        cluster.Time.Advance(SentAway.Memory);
        await Home(cluster, show);
        while (await show.Warm() is not { IsHome: true } || cluster.HomeOf(drop) != Kept)
            await Patiently.Pause();
        Assert.Equal(5, (await Patiently.Call(() => drop.Describe()))!.Free);
    }

    [Fact]
    public async Task A_silo_knows_its_own_label_before_silos_tell_each_other()
    {
        await using var cluster = await RoomCluster.Start(2, headline: name => name == Kept);
        foreach (var silo in cluster.Silos.Silos)
        {
            var labels = new SiloLabels(new Untold(cluster.Silos.GetSiloServiceProvider(silo.SiloAddress)));
            Assert.All(cluster.Silos.Silos, other => Assert.Equal(other == silo && silo.Name == Kept, labels.IsHeadline(other.SiloAddress)));
        }
    }

    [Fact]
    public async Task A_drop_that_stopped_stays_where_it_is()
    {
        var store = new Rollback();
        await using var cluster = await Labelled(2, store);
        await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", 5);
        await store.Keep();
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        await store.GoBack();
        await Assert.ThrowsAsync<JournalWentBackException>(() => drop.Act([RoomCluster.Reserve("v2", "r2")]));

        await drop.Warm(headline: true);
        await Assert.ThrowsAsync<JournalWentBackException>(drop.Describe); // One that went is asked where it went to.
        Assert.Equal(Lone, cluster.HomeOf(drop));
    }

    [Fact]
    public async Task Where_no_silo_is_labelled_marked_shows_live_anywhere()
    {
        await using var cluster = await RoomCluster.Start(2);
        var show = await Headline(cluster, "gala");
        await cluster.OpenDrop("gown", "gala", 5);
        Assert.Equal((true, true, 1), await show.Warm() is { } warm ? (warm.Headline, warm.IsHome, warm.Drops) : default);
    }

    /// <summary>Of two silos, every later one is labelled, too: one that is started again bears another name.</summary>
    private static async Task<RoomCluster> Labelled(short silos, IJournal? store = null, Func<string, IJournal, IJournal>? at = null)
    {
        var cluster = await RoomCluster.Start(
            silos, wrap: journal => store ?? journal, headline: name => name == Kept || (silos == 2 && name != Lone), at: at);
        var all = cluster.Silos.Silos.Select(silo => silo.SiloAddress).ToList();
        // Silos tell each other a moment after they start.
        while (!all.All(silo => all.Exists(cluster.Silos.GetSiloServiceProvider(silo).GetRequiredService<SiloLabels>().IsHeadline)))
            await Patiently.Pause();
        return cluster;
    }

    private static async Task<IShowGrain> Headline(RoomCluster cluster, string id)
    {
        var show = cluster.Show(id);
        Assert.Null((await show.Create(RoomCluster.Host, RoomCluster.ShowSettings(id) with { Headline = true })).Refusal);
        Assert.Null((await show.GoLive(RoomCluster.Host)).Refusal);
        return show;
    }

    /// <summary>Ends when it lives on the labelled silo: it may be on its way.</summary>
    private static async Task Home(RoomCluster cluster, IAddressable grain)
    {
        while (cluster.HomeOf(grain) != Kept)
            await Patiently.Pause();
    }

    /// <summary>The home it reached, other than the silo without a label.</summary>
    private static async Task<string?> AtHome(RoomCluster cluster, IAddressable grain)
    {
        while (cluster.HomeOf(grain) is null or Lone)
            await Patiently.Pause();
        return cluster.HomeOf(grain);
    }

    /// <summary>A silo to which no other has said anything.</summary>
    private sealed class Untold(IServiceProvider silo) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ISiloMetadataCache) ? null : silo.GetService(serviceType);
    }
}
