using LiveRooms.Grains.Shows;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>News from a drop to its show, whoever restarts and whatever is lost.</summary>
public sealed class NewsSenderTests
{
    private const int Seeds = 1_000;

    [Fact]
    public void Those_who_follow_hear_everything_once_and_in_order()
    {
        SynchronizationContext.SetSynchronizationContext(null); // What goes on does so inside the call that lets it.
        int replays = 0, heard = 0;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new Random(seed);
            var world = new NewsWorld(random, kept: 16) { Faults = seed % 3 * 0.15 };
            world.Happens(1);
            for (var step = 0; step < 100; step++)
                Step(world, random);
            world.Happens(1); // A show that met the drop late is told once the drop has something to tell.
            world.Calm();
            Assert.True(world.Owed.SequenceEqual(world.Heard), $"seed {seed}: {string.Join(' ', world.Heard)}");
            replays += world.Replays;
            heard += world.Heard.Count;
        }
        Assert.True(replays > Seeds && heard > Seeds * 10, $"{replays} replays, {heard} heard");
    }

    [Fact]
    public void What_piled_up_for_an_unreachable_show_goes_in_calls_of_bounded_size()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var world = new NewsWorld(new Random(7), kept: 10_000) { IsUnreachable = true };
        world.Happens(1);
        for (var i = 0; i < 5_000; i++)
            world.Happens(1);
        Assert.Empty(world.Heard);

        world.Calm();

        Assert.Equal(world.Owed, world.Heard);
        Assert.Equal(DropNews.MaxNotices, world.LargestCall);
        Assert.Equal(0, world.Replays);
    }

    private static void Step(NewsWorld world, Random random)
    {
        switch (random.Next(20))
        {
            case 0:
                world.RestartDrop();
                break;
            case 1:
                world.RestartShow(metLate: random.Next(2) == 0);
                break;
            case < 8:
                world.Happens(random.Next(1, 12));
                break;
            default:
                world.GoOn();
                break;
        }
    }
}
