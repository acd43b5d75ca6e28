using LiveRooms.Grains.Shedding;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Edge.Tests.Shedding;

/// <summary>Twice as many viewers as an edge can sustain want into one room.</summary>
public sealed class TwiceTheLoadTests(ITestOutputHelper output)
{
    private const int Minute = 120;

    [Fact]
    public async Task Who_is_here_does_not_suffer_and_the_others_are_told_when_to_come()
    {
        var most = await Sustainable();
        using var edge = new CrowdedEdge();
        var highest = 0.0;
        var levels = new HashSet<LoadLevel>();
        for (var step = 0; step < 10 * Minute; step++)
        {
            // All come within two minutes, and stay.
            if (step < 2 * Minute)
                edge.Want(2 * most / (2 * Minute));
            await edge.Step();
            highest = Math.Max(highest, edge.Cpu);
            levels.Add(edge.Level);
        }

        output.WriteLine($"{most} viewers are sustainable; of {2 * most} are here {edge.Viewers}, outside {edge.Outside}; at most {highest:P0} of the processors");
        Assert.Equal(Enum.GetValues<LoadLevel>(), levels.Order());
        Assert.InRange(highest, 0.5, 1);
        Assert.InRange(edge.Viewers, (int)(0.75 * most), 2 * most - 1);
        Assert.NotEqual(0, edge.Outside);
        Assert.All(edge.Slots, slot => Assert.InRange(slot, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(61)));
    }

    [Fact]
    public async Task Without_shedding_the_same_crowd_takes_more_than_there_is()
    {
        var most = await Sustainable();
        using var edge = new CrowdedEdge(sheds: false);
        for (var step = 0; step < 3 * Minute; step++)
        {
            if (step < 2 * Minute)
                edge.Want(2 * most / (2 * Minute));
            await edge.Step();
        }

        Assert.Equal(LoadLevel.Normal, edge.Level);
        Assert.InRange(edge.Cpu, 1.5, 2.5);
    }

    [Fact]
    public async Task Once_there_is_room_everybody_comes_in_by_the_own_slot_and_all_is_as_before()
    {
        using var edge = await Full(await Sustainable());
        Assert.NotEqual(0, edge.Outside);
        for (var step = 0; step < 10 * Minute && (edge.Outside > 0 || edge.Level > LoadLevel.Normal); step++)
        {
            edge.Leave(edge.Viewers / 500);
            await edge.Step();
            Assert.InRange(edge.Cpu, 0, 1);
        }

        Assert.Equal((0, LoadLevel.Normal), (edge.Outside, edge.Level));
        // 20 lines a second again.
        var shown = 0;
        for (var step = 0; step < 20; step++)
        {
            await edge.Step();
            shown += edge.Shown;
        }

        Assert.InRange(shown, 199, 210);
    }

    [Fact]
    public async Task A_full_edge_shows_a_quarter_of_the_lines_and_is_asked_again_at_a_tenth_of_the_pace()
    {
        using var edge = await Full(await Sustainable());
        edge.Want(5_000);
        var (shown, asked, steps) = (0, 0, 0);
        for (; steps < Minute && edge.Level == LoadLevel.Full; steps++)
        {
            await edge.Step();
            shown += edge.Shown;
            if (steps > 0)
                asked = Math.Max(asked, edge.Refused);
        }

        // 5 lines a second; and 500 newcomers, with the chance that each slot has.
        Assert.InRange(steps, 5, Minute);
        Assert.InRange(shown, (steps * 5 / 2) - 5, (steps * 5 / 2) + 5);
        Assert.InRange(asked, 0, 600);
    }

    /// <summary>So many come that it is full, then no more.</summary>
    private static async Task<CrowdedEdge> Full(int most)
    {
        var edge = new CrowdedEdge();
        for (var step = 0; step < 10 * Minute && edge.Level < LoadLevel.Full; step++)
        {
            edge.Want(2 * most / Minute);
            await edge.Step();
        }

        Assert.Equal(LoadLevel.Full, edge.Level);
        return edge;
    }

    /// <summary>As many viewers as take all that an edge without shedding may use.</summary>
    private static async Task<int> Sustainable()
    {
        using var edge = new CrowdedEdge(sheds: false);
        while (edge.Cpu < new LoadOptions().Cpu)
        {
            edge.Want(50);
            await edge.Step();
        }

        return edge.Viewers;
    }
}
