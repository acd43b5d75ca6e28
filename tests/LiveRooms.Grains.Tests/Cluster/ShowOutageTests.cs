using LiveRooms.Grains.Journal;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>A room whose store does not answer: it goes on, promises nothing, and is stored in the end.</summary>
public sealed class ShowOutageTests
{
    private static readonly JournalKey Journal = new("show", "mugs");

    private ShakyJournal _journal = null!;

    [Fact]
    public async Task What_is_said_and_counted_is_shown_while_the_store_is_away_and_stored_when_it_is_back()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);

        _journal.Down = true;
        for (var tick = 1; tick <= 5; tick++)
        {
            var reply = await show.Report(RoomCluster.Report("s", tick, hearts: tick * 10, RoomCluster.Line($"op-{tick}", $"line {tick}")));
            Assert.Null(Assert.Single(reply.Lines));
        }

        await reader.Until(r => r.Lines.Count == 5);
        Assert.Equal((50, 5), (reader.Room!.Tallies.Heart, reader.Room.Audience));
        _journal.Down = false;
        await cluster.Meanwhile(Stored(cluster, 5), TimeSpan.FromSeconds(1));

        await show.Report(RoomCluster.Report("s", 5, hearts: 60, RoomCluster.Line("op-6", "line 6"), RoomCluster.Line("op-2", "line 2")));
        await reader.Until(r => r.Lines.Count == 6);
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"line {n}"), reader.Lines.Select(l => l.Line.Text));
        Assert.Equal(1, reader.Resets);
        await cluster.Forget(show);
        var newcomer = new FeedReader(show, "b");
        await newcomer.Until(r => r.Lines.Count > 0);
        Assert.Equal(reader.Lines.Select(l => l.Line.Text), newcomer.Lines.Select(l => l.Line.Text));
        Assert.Equal(60, newcomer.Room!.Tallies.Heart);
    }

    [Fact]
    public async Task A_line_whose_write_was_stored_without_an_answer_is_stored_once()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        _journal.FailOnce("show", Fault.After);
        await show.Report(RoomCluster.Report("s", 1, hearts: 1, RoomCluster.Line("op-1", "once")));
        await show.Report(RoomCluster.Report("s", 1, hearts: 2, RoomCluster.Line("op-2", "twice")));
        await cluster.Meanwhile(Stored(cluster, 2), TimeSpan.FromSeconds(1));

        await cluster.Forget(show);
        var newcomer = new FeedReader(show, "b");
        await newcomer.Until(r => r.Lines.Count > 0);
        Assert.Equal(["once", "twice"], newcomer.Lines.Select(l => l.Line.Text));
    }

    [Fact]
    public async Task A_store_that_is_slow_holds_a_line_up_for_a_moment_and_commands_until_it_answers()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        _journal.Hold();
        var line = show.Report(RoomCluster.Report("s", 1, hearts: 1, RoomCluster.Line("op-1", "hello?")));
        await _journal.Held;
        Assert.False(line.IsCompleted);
        await cluster.Meanwhile(line, TimeSpan.FromMilliseconds(500));

        Assert.Null(Assert.Single((await line).Lines));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => show.Pin(RoomCluster.Host, RoomCluster.Mug));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => show.End(RoomCluster.Host));
        Assert.Null((await show.Describe())!.Show.Pinned);
        _journal.LetGo();
        Assert.Null((await Patiently.Call(() => show.Pin(RoomCluster.Host, RoomCluster.Mug))).Refusal);
        Assert.Equal(ShowStatus.Live, (await show.Describe())!.Show.Status);
    }

    [Fact]
    public async Task A_room_that_another_activation_took_over_meanwhile_ends_and_the_journal_decides()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        _journal.Down = true;
        await show.Report(RoomCluster.Report("s", 1, hearts: 1, RoomCluster.Line("op-1", "only here")));
        var other = new ChatPosted(cluster.Time.GetUtcNow(), 1, new OperationId("x"), new ViewerId("v9"), "Vera", Role.Viewer, "elsewhere");
        await cluster.AppendBehind(Journal, ShowJson.Encode([other]));
        _journal.Down = false;

        var reader = new FeedReader(show, "a");
        await cluster.Meanwhile(reader.Seen(r => r.Lines.Any(l => l.Line.Text == "elsewhere")), TimeSpan.FromSeconds(1));
        Assert.Equal(["elsewhere"], reader.Lines.Select(l => l.Line.Text));
    }

    /// <summary>Ends when so many lines are in the journal.</summary>
    private static async Task<bool> Stored(RoomCluster cluster, int lines)
    {
        while (true)
        {
            var stored = 0;
            await foreach (var entry in cluster.Journal.ReadAll(Journal, 0, cancellation: TestContext.Current.CancellationToken))
                stored += ShowJson.Decode(entry.Bytes.Span).OfType<ChatPosted>().Count();
            if (stored >= lines)
                return stored == lines ? true : throw new InvalidOperationException($"{stored} lines are stored, not {lines}.");
            await Patiently.Pause();
        }
    }

    private async Task<RoomCluster> Start()
    {
        var cluster = await RoomCluster.Start(wrap: inner => _journal = new ShakyJournal(inner));
        await cluster.LiveShow("mugs");
        return cluster;
    }
}
