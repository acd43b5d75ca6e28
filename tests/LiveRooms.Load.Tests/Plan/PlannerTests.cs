using CsCheck;
using LiveRooms.Load.Plan;
using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Tests.Plan;

/// <summary>A plan is sane: more of anything never takes less, and what is scarce is what binds.</summary>
public sealed class PlannerTests
{
    private static readonly Planner Planner = new(new CostModels(FitFile.Committed()));
    private static readonly Evening Headline = new() { Viewers = 5_000_000, ChatRate = 2_000, Drops = 3 };
    private static readonly Machines Usual = new();

    private static readonly Gen<Evening> Evenings = Gen.Select(
        Gen.Double[1, 2_000_000], Gen.Double[0, 3_000], Gen.Int[0, 5], Gen.Int[1, 2_000], Gen.Double[0, 5], Gen.Double[1, 30],
        (viewers, chat, drops, shows, hearts, join) => new Evening
        {
            Viewers = Math.Max(shows, viewers),
            ChatRate = chat,
            Drops = drops,
            Shows = shows,
            HeartsPerMinute = hearts,
            JoinMinutes = join,
        });

    [Fact]
    public void The_headline_show_is_planned_sanely()
    {
        var plan = Planner.For(Headline, Usual);
        // 20 million frames a second at 5 to 20 us each are 100 to 400 cores, of which 2.4 of each edge are planned with.
        Assert.InRange(plan.Edges.Expected, 42, 170);
        Assert.InRange(plan.Edges.Expected, plan.Edges.Low, plan.Edges.High ?? int.MaxValue);
        Assert.InRange(plan.Silos.Expected, 1, 4);
        Assert.Empty(plan.Warnings);
        Assert.Equal((0.25, 20.0), (plan.Room.Tick, plan.Room.Shown));
        Assert.Equal(Limit.Cpu, plan.EdgesBound.Limit);
        // Each viewer gets 4 frames a second of 1 to 3 kB.
        Assert.InRange(plan.Bandwidth.Value, 5e6 * 4 * 1e3 * 8 / 1e9, 5e6 * 4 * 3e3 * 8 / 1e9);
        Assert.All(plan.EdgeUses, use => Assert.InRange(use.Part(Lean.Expected), 0, 1));
    }

    [Fact]
    public void More_viewers_never_need_fewer_edges_or_less_bandwidth() => Gen.Select(Evenings, Gen.Double[1, 3]).Sample((evening, more) =>
    {
        var few = Planner.For(evening, Usual);
        var many = Planner.For(evening with { Viewers = evening.Viewers * more }, Usual);
        Assert.True(many.Edges.Expected >= few.Edges.Expected, $"{few.Edges.Expected} edges, with {more:N2} times the viewers {many.Edges.Expected}.");
    }, iter: 20);

    [Fact]
    public void Around_the_sizes_at_which_rooms_change_more_viewers_need_no_fewer_edges_either()
    {
        foreach (var shows in (double[])[20, 100])
        {
            var before = 0;
            foreach (var audience in (double[])[300, 900, 999, 1_000, 1_001, 1_500, 9_999, 10_000, 10_001, 12_000])
            {
                var edges = Planner.For(new Evening { Viewers = audience * shows, ChatRate = 30 * shows, Shows = shows }, Usual).Edges.Expected;
                Assert.True(edges >= before, $"{shows:N0} rooms of {audience:N0}: {edges} edges after {before}.");
                before = edges;
            }
        }
    }

    [Fact]
    public void Faster_machines_and_more_daring_never_need_more() => Evenings.Sample(evening =>
    {
        var plan = Planner.For(evening, Usual).Edges.Expected;
        Assert.True(Planner.For(evening, Usual with { EdgeCores = 8, EdgeGbit = 25, MemoryGib = 64 }).Edges.Expected <= plan);
        Assert.True(Planner.For(evening, Usual with { Utilisation = 0.8 }).Edges.Expected <= plan);
    }, iter: 12);

    [Theory]
    [InlineData(Limit.Sockets)]
    [InlineData(Limit.Bandwidth)]
    [InlineData(Limit.Memory)]
    [InlineData(Limit.Cpu)]
    public void What_is_scarce_binds(int scarce)
    {
        var machines = (Limit)scarce switch
        {
            Limit.Sockets => Usual with { FileLimit = 10_000 },
            Limit.Bandwidth => Usual with { EdgeGbit = 0.2 },
            Limit.Memory => Usual with { MemoryGib = 1, EdgeCores = 64, EdgeGbit = 100 },
            _ => Usual with { EdgeCores = 1 },
        };
        var plan = Planner.For(Headline with { Viewers = 1_000_000 }, machines);
        Assert.Equal((Limit)scarce, plan.EdgesBound.Limit);
    }

    [Fact]
    public void A_crowd_that_comes_at_once_makes_the_start_of_the_show_the_hardest_moment()
    {
        var plan = Planner.For(Headline with { JoinMinutes = 0.5 }, Usual);
        Assert.Equal("show start", plan.EdgesBound.Moment);
        Assert.True(plan.Edges.Expected > Planner.For(Headline with { JoinMinutes = 30 }, Usual).Edges.Expected);
    }

    [Fact]
    public void A_race_for_drops_is_work_for_silos_and_redis()
    {
        var calm = Planner.For(Headline with { DropRace = 0.001 }, Usual);
        var race = Planner.For(Headline with { DropRace = 0.2 }, Usual);
        Assert.True(Used(race.SiloUses, Limit.Cpu) > Used(calm.SiloUses, Limit.Cpu));
        Assert.True(race.RedisKilobytes.Value > calm.RedisKilobytes.Value);
        Assert.Equal("drops open", race.SiloUses.Single(use => use.Limit == Limit.Cpu).Moment);
    }

    [Fact]
    public void A_show_that_is_too_much_for_one_silo_is_said_so()
    {
        var plan = Planner.For(Headline with { Viewers = 20_000_000, ChatRate = 20_000 }, Usual with { SiloCores = 1 });
        Assert.Contains(plan.Warnings, warning => warning.StartsWith("One show takes", StringComparison.Ordinal));
    }

    [Fact]
    public void Errors_are_wider_for_an_edge_far_larger_than_any_that_was_tried()
    {
        var near = Planner.For(new Evening { Viewers = 4_000, ChatRate = 100 }, Usual).EdgeUses.Single(use => use.Limit == Limit.Cpu).Used;
        var far = Planner.For(Headline, Usual).EdgeUses.Single(use => use.Limit == Limit.Cpu).Used;
        Assert.True(far.Error / far.Value > near.Error / near.Value);
    }

    [Fact]
    public void What_no_number_of_edges_holds_is_refused_in_a_sentence()
    {
        var refusal = Assert.Throws<PlanException>(() => Planner.For(Headline with { Viewers = 1e8, HeartsPerMinute = 600 }, Usual with { EdgeCores = 1 }));
        Assert.Contains("No number of edges", refusal.Message, StringComparison.Ordinal);
    }

    private static double Used(IEnumerable<Use> uses, Limit limit) => uses.Single(use => use.Limit == limit).Used.Value;
}
