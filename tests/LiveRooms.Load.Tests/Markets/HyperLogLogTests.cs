using System.Text;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Markets;
using LiveRooms.Load.Markets.Sketches;

namespace LiveRooms.Load.Tests.Markets;

/// <summary>A sketch tells how many different ones there were, within its bound, however often and wherever each was seen.</summary>
public sealed class HyperLogLogTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    [InlineData(300_000)]
    [InlineData(1_000_000)]
    public void It_is_within_one_percent(int number)
    {
        var sketch = new HyperLogLog();
        Add(sketch, 0, number);
        Assert.InRange(sketch.Estimate(), number * (1 - DistinctViewers.Tolerance), number * (1 + DistinctViewers.Tolerance));
    }

    [Fact]
    public void Nobody_is_nobody() => Assert.Equal(0, new HyperLogLog().Estimate());

    [Fact]
    public void Thirty_million_random_hashes_are_within_one_percent()
    {
        // What 30,000,000 leave in each register, drawn at once: the longest of so many runs.
        var chance = new Random(5);
        var registers = new byte[HyperLogLog.Registers];
        for (var i = 0; i < registers.Length; i++)
        {
            var share = 30_000_000.0 / HyperLogLog.Registers;
            registers[i] = (byte)Math.Clamp(Math.Ceiling(-Math.Log2(-Math.Log(chance.NextDouble()) / share)), 0, 47);
        }

        Assert.InRange(new HyperLogLog(registers).Estimate(), 29_700_000, 30_300_000);
    }

    [Fact]
    public void Whoever_is_seen_again_counts_once()
    {
        var (once, twice) = (new HyperLogLog(), new HyperLogLog());
        Add(once, 0, 5_000);
        Add(twice, 0, 5_000);
        Add(twice, 2_000, 4_000);
        Assert.Equal(once.ToArray(), twice.ToArray());
    }

    [Fact]
    public void Sketches_of_several_agents_are_laid_together()
    {
        var (first, second, both) = (new HyperLogLog(), new HyperLogLog(), new HyperLogLog());
        Add(first, 0, 6_000);
        Add(second, 4_000, 10_000);
        Add(both, 0, 10_000);
        var merged = EvidenceMerge.Of([Told(first), Told(second)]);
        Assert.Equal(both.ToArray(), merged.Sketches[SketchNames.All]);
    }

    [Fact]
    public void What_is_no_sketch_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new HyperLogLog(new byte[10]));
        var registers = new byte[HyperLogLog.Registers];
        registers[7] = 48;
        Assert.Throws<ArgumentException>(() => new HyperLogLog(registers));
    }

    private static Evidence Told(HyperLogLog sketch) => new() { Sketches = new Dictionary<string, byte[]> { [SketchNames.All] = sketch.ToArray() } };

    private static void Add(HyperLogLog sketch, int from, int to)
    {
        for (var i = from; i < to; i++)
            sketch.Add(StirredHash.Of(Encoding.UTF8.GetBytes(ShowNames.Viewer(i % 100, i / 100))));
    }
}
