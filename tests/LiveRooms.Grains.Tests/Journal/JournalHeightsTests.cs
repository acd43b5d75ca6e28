using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Tests.Journal;

public sealed class JournalHeightsTests
{
    [Fact]
    public void The_highest_version_stays_until_it_is_forgotten()
    {
        var heights = new JournalHeights();
        heights.Reached(Key(1), 5);
        heights.Reached(Key(1), 3);
        Assert.Equal((5, 0), (heights.Of(Key(1)), heights.Of(Key(2))));
        heights.Forget(Key(1));
        heights.Reached(Key(1), 2);
        Assert.Equal(2, heights.Of(Key(1)));
    }

    [Fact]
    public void Those_heard_of_last_are_remembered_and_no_more_than_twice_the_bound()
    {
        var heights = new JournalHeights(most: 10);
        for (var number = 0; number < 100; number++)
        {
            heights.Reached(Key(number), number + 1);
            heights.Reached(Key(0), 1);
        }

        Assert.Equal(1, heights.Of(Key(0)));
        Assert.All(Enumerable.Range(91, 9), number => Assert.Equal(number + 1, heights.Of(Key(number))));
        Assert.InRange(Enumerable.Range(0, 100).Count(number => heights.Of(Key(number)) > 0), 10, 20);
    }

    private static JournalKey Key(int number) => new("drop", $"mug-{number}");
}
