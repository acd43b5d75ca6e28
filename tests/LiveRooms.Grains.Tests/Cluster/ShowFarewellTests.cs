using System.Diagnostics.Metrics;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>A room that ends, or fills up, while its store does not answer.</summary>
public sealed class ShowFarewellTests
{
    private static readonly JournalKey Journal = new("show", "mugs");
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private ShakyJournal _journal = null!;

    [Fact]
    public async Task A_command_that_began_before_the_store_counts_as_away_does_not_keep_the_room_from_ending()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        _journal.Hold();
        var pin = show.Pin(RoomCluster.Host, RoomCluster.Mug);
        await _journal.Held;
        var ended = Forget(cluster);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => cluster.Meanwhile(pin, Step));
        await cluster.Meanwhile(ended, Step);
        _journal.LetGo();
        Assert.Null((await Patiently.Call(() => show.Pin(RoomCluster.Host, RoomCluster.Mug))).Refusal);
        Assert.Equal(RoomCluster.Mug.Id, (await Patiently.Call(() => show.Describe()))!.Show.Pinned!.Id);
    }

    [Fact]
    public async Task What_the_room_saw_is_stored_before_it_ends_when_the_store_is_back()
    {
        await using var cluster = await Start();
        await Talk(cluster);
        // The clock stands still: nothing was tried since, and the only try is the last.
        _journal.Hold();
        _journal.Down = false;
        var ended = Forget(cluster);
        await _journal.Held;
        await Patiently.Pause();
        Assert.False(ended.IsCompleted);
        _journal.LetGo();
        await ended;
        var stored = await Stored(cluster);
        Assert.Equal(["line 1", "line 2", "line 3"], stored.Chat.Select(line => line.Text));
        Assert.Equal(30, stored.Tally.Total.Heart);
    }

    [Fact]
    public async Task What_it_could_not_store_in_time_is_stored_by_nobody_later()
    {
        await using var cluster = await Start();
        var alone = 0L;
        var most = 0L;
        using var metrics = new MeterListener();
        var meters = cluster.Silos.GetSiloServiceProvider().GetRequiredService<IMeterFactory>();
        metrics.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == GrainMetrics.MeterName && instrument.Meter.Scope == meters && instrument.Name == "liverooms.show.storeless")
                listener.EnableMeasurementEvents(instrument);
        };
        metrics.SetMeasurementEventCallback<long>((_, value, _, _) => most = Math.Max(most, Interlocked.Add(ref alone, value)));
        metrics.Start();
        await Talk(cluster);
        _journal.Hold();
        _journal.Down = false;
        var ended = Forget(cluster);
        await _journal.Held;
        await cluster.Meanwhile(ended, Step);

        // The try that was under way may be stored, and is the last.
        _journal.LetGo();
        while ((await Stored(cluster)).LastLine == 0)
            await Patiently.Pause();
        var show = cluster.Show("mugs");
        await Patiently.Call(() => show.Report(RoomCluster.Report("s", 1, hearts: 40, RoomCluster.Line("op-4", "line 4"))));
        Assert.Equal(["line 1", "line 4"], (await Stored(cluster)).Chat.Select(line => line.Text));
        Assert.Equal((1, 0), (most, Interlocked.Read(ref alone)));
    }

    [Fact]
    public async Task Numbers_do_not_fill_a_room_whose_store_is_away()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        _journal.Down = true;
        for (var hearts = 1; hearts <= 20; hearts++)
        {
            for (var relay = 1; relay <= 30; relay++)
            {
                var reply = await show.Report(RoomCluster.Report($"s-{relay}", 1, hearts));
                Assert.Equal((null, hearts), (reply.Refusal, reply.Counted.Heart));
            }
        }

        Assert.Equal(600, (await show.Describe())!.Tallies.Heart);
        _journal.Down = false;
        while ((await Stored(cluster)).Tally.Total.Heart < 600)
        {
            cluster.Time.Advance(Step);
            await Patiently.Pause();
        }

        // The first was under way when the store turned out to be away.
        Assert.Equal(31, (await Events(cluster)).OfType<TallyReported>().Count());
        Assert.Equal(600, (await show.Describe())!.Tallies.Heart);
    }

    [Fact]
    public async Task A_room_that_is_full_still_knows_who_watches()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        var operation = 0;
        _journal.Down = true;
        for (var full = false; !full;)
            full = (await show.Report(RoomCluster.Report("s", 1, 0, Lines()))).Refusal is { Reason: RefusalReason.Busy };
        await show.Report(RoomCluster.Report("s", 7, 0));
        await show.Report(RoomCluster.Report("t", 3, 0));
        Assert.Equal(10, (await show.Describe())!.Audience);

        ChatPost[] Lines() => [.. Enumerable.Range(0, RelayReport.MaxLines).Select(_ => RoomCluster.Line($"op-{++operation}", "x"))];
    }

    /// <summary>Three lines and thirty hearts that the store does not take; it turns out to be away with the first.</summary>
    private async Task Talk(RoomCluster cluster)
    {
        _journal.Down = true;
        for (var tick = 1; tick <= 3; tick++)
            await cluster.Show("mugs").Report(RoomCluster.Report("s", 1, hearts: tick * 10, RoomCluster.Line($"op-{tick}", $"line {tick}")));
    }

    private static async Task<bool> Forget(RoomCluster cluster)
    {
        await cluster.Forget(cluster.Show("mugs"));
        return true;
    }

    /// <summary>The show as the journal has it now.</summary>
    private static async Task<Show> Stored(RoomCluster cluster)
    {
        var show = Show.Initial;
        foreach (var e in await Events(cluster))
            show.Evolve(e);
        return show;
    }

    private static async Task<List<ShowEvent>> Events(RoomCluster cluster)
    {
        var events = new List<ShowEvent>();
        await foreach (var entry in cluster.Journal.ReadAll(Journal, 0, cancellation: TestContext.Current.CancellationToken))
            events.AddRange(ShowJson.Decode(entry.Bytes.Span));
        return events;
    }

    private async Task<RoomCluster> Start()
    {
        var cluster = await RoomCluster.Start(wrap: inner => _journal = new ShakyJournal(inner));
        await cluster.LiveShow("mugs");
        return cluster;
    }
}
