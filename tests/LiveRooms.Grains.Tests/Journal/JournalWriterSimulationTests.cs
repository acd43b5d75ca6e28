using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Tests.Journal.Simulation;

namespace LiveRooms.Grains.Tests.Journal;

public sealed class JournalWriterSimulationTests
{
    private static readonly JournalKey _key = new("drop", "simulated");

    [Fact]
    public void A_thousand_interleavings_of_two_writers_acknowledge_only_what_is_stored_in_order()
    {
        var seen = new Coverage();
        for (var seed = 1; seed <= 1000; seed++)
            Run(seed, seen);

        // The law is worth something only when the interesting cases came up.
        Assert.True(seen.Acked > 10_000, $"acknowledged {seen.Acked}");
        Assert.True(seen.Fenced > 100, $"fenced {seen.Fenced}");
        Assert.True(seen.Unavailable > 100, $"unavailable {seen.Unavailable}");
        Assert.True(seen.StoredUnanswered > 100, $"stored but unanswered {seen.StoredUnanswered}");
        Assert.Equal(6, seen.LargestGroup);
    }

    private static void Run(int seed, Coverage seen)
    {
        var random = new Random(seed);
        var scheduler = new SeededScheduler(random);
        var truth = new MemoryJournal();
        var journal = new FaultyJournal(truth, random, faults: 0.1);
        SimulatedWriter[] writers = [new(1, journal, _key, random), new(2, journal, _key, random)];

        var lives = writers
            .Select(w => Task.Factory.StartNew(() => w.Live(4), CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap())
            .ToArray();
        scheduler.Drain();
        Assert.All(lives, life => Assert.True(life.IsCompletedSuccessfully, $"seed {seed}: {life.Status} {life.Exception}"));

        var stored = Everything(truth).ToArray();
        Assert.Equal(journal.Stored.Count, stored.Length);
        foreach (var writer in writers)
        {
            Assert.True(writer.Unlawful == 0, $"seed {seed}: {writer.Unlawful} unlawful acknowledgements");
            Assert.Equal(writer.Told.Order(), writer.Told);
            var own = stored.Where(e => e / 1_000_000 == (writer == writers[0] ? 1 : 2)).ToArray();
            Assert.Equal(own.Order(), own);
            Assert.Subset(own.ToHashSet(), writer.Acked.ToHashSet());
            seen.Add(writer, own.Length);
        }
    }

    private static IEnumerable<int> Everything(MemoryJournal truth) =>
        truth.Read(_key, 0, 4096).Result.SelectMany(e => SimulatedWriter.Decode(e.Bytes));

    private sealed class Coverage
    {
        public int Acked { get; private set; }

        public int Fenced { get; private set; }

        public int Unavailable { get; private set; }

        public int StoredUnanswered { get; private set; }

        public int LargestGroup { get; private set; }

        public void Add(SimulatedWriter writer, int stored)
        {
            Acked += writer.Acked.Count;
            Fenced += writer.Fenced;
            Unavailable += writer.Unavailable;
            StoredUnanswered += stored - writer.Acked.Count;
            LargestGroup = Math.Max(LargestGroup, writer.LargestGroup);
        }
    }
}
