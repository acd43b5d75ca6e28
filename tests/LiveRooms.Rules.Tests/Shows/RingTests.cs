using CsCheck;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class RingTests
{
    [Fact]
    public void It_keeps_the_last_items_of_any_number() => Gen.Select(Gen.Int[1, 70], Gen.Int[0, 200]).Sample(
        (capacity, count) =>
        {
            var ring = new Ring<int>(capacity);
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(i >= capacity, ring.Add(i, out var evicted));
                Assert.Equal(i >= capacity ? i - capacity : 0, evicted);
            }

            Assert.Equal(Enumerable.Range(0, count).TakeLast(capacity), ring);
            Assert.Throws<ArgumentOutOfRangeException>(() => ring[ring.Count]);
            Assert.Throws<ArgumentOutOfRangeException>(() => ring[-1]);
            ring.Clear();
            ring.Add(7, out _);
            Assert.Equal([7], ring);
        },
        iter: 1_000);
}
