using CsCheck;
using LiveRooms.Load.Audience.Rooms;

namespace LiveRooms.Load.Tests.Audience;

/// <summary>Stretches are united as sets of numbers are.</summary>
public sealed class SpansTests
{
    [Fact]
    public void They_hold_what_was_added_and_nothing_else() => Gen.Select(Gen.Int[0, 40], Gen.Int[1, 10]).Array[0, 20].Sample(added =>
    {
        var (spans, numbers) = (new Spans(), new SortedSet<long>());
        foreach (var (from, length) in added)
        {
            spans.Add(from, from + length);
            numbers.UnionWith(Enumerable.Range(from + 1, length).Select(n => (long)n));
        }

        Assert.Equal(numbers, spans.All.SelectMany(span => Enumerable.Range((int)span.From + 1, (int)(span.Through - span.From)).Select(n => (long)n)));
        Assert.All(spans.All.Zip(spans.All.Skip(1)), pair => Assert.True(pair.First.Through < pair.Second.From));
    });
}
