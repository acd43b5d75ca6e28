using CsCheck;
using LiveRooms.Load.Runner;
using static LiveRooms.Load.Runner.LoadSimulation;

namespace LiveRooms.Load.Tests.Runner;

/// <summary>Acts are due as often as their loads say, in order, and the parts of several agents are the whole.</summary>
public sealed class ScheduleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly Gen<TimeSpan> During = Gen.Int[0, 5_000].Select(ms => TimeSpan.FromMilliseconds(ms));

    private static readonly Gen<double> Rate = Gen.Int[0, 5_000].Select(rate => rate / 10.0);

    private static readonly Gen<LoadSimulation> Even = Gen.OneOf<LoadSimulation>(
        Gen.Select(Rate, During, (rate, during) => (LoadSimulation)new Inject(rate, Second, during)),
        Gen.Select(Rate, During, (rate, during) => (LoadSimulation)new RampingInject(rate, Second, during)),
        During.Select(during => (LoadSimulation)new Pause(during)));

    private static readonly Gen<LoadSimulation[]> Loads = Gen.OneOf(
        Even,
        Gen.Select(Gen.Double[0, 50], Gen.Double[0, 50], During, (least, more, during) =>
            (LoadSimulation)new InjectRandom(least, least + more, TimeSpan.FromMilliseconds(300), during))).Array[0, 5];

    [Fact]
    public void An_even_rate_is_evenly_spaced()
    {
        Assert.Equal([0, 250_000, 500_000, 750_000], Times(new Inject(4, Second, Second)));
        Assert.Equal([0], Times(new Inject(1, Second, Second)));
        Assert.Equal([0, 2_000_000], Times(new Inject(30, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(4))));
        Assert.Equal(300_000, Times(new Inject(300_000, Second, Second)).Length);
    }

    [Fact]
    public void A_ramp_begins_at_the_rate_there_was_and_goes_to_the_one_named()
    {
        // From nothing to 100 a second in 2 seconds: the k-th when t * t * 25 = k.
        var up = Times(new RampingInject(100, Second, 2 * Second));
        Assert.Equal(100, up.Length);
        Assert.Equal([0, 200_000, 400_000, 600_000], [up[0], up[1], up[4], up[9]]);
        // And down again: as many, and the gaps grow.
        var down = Times(new Inject(100, Second, TimeSpan.Zero), new RampingInject(0, Second, 2 * Second));
        Assert.Equal(100, down.Length);
        Assert.True(down[99] - down[98] > 5 * (down[1] - down[0]));
    }

    [Fact]
    public void What_is_left_of_an_act_is_carried_over()
    {
        var half = new Inject(0.5, Second, Second);
        Assert.Equal([0, 2_000_000], Times(half, half, half, half));
        Assert.Equal([0, 10_000_000], Times(new Inject(1, Second, Second), new Pause(9 * Second), new Inject(1, Second, Second)));
    }

    [Fact]
    public void Times_are_in_order_and_the_same_for_the_same_seed() => Gen.Select(Loads, Gen.Double[0, 0.99], Gen.Int[0, 9]).Sample((load, phase, seed) =>
    {
        var times = Schedule.Times(load, phase, seed).ToArray();
        Assert.Equal(times.Order(), times);
        Assert.Equal(times, Schedule.Times(load, phase, seed));
        Assert.All(times, time => Assert.InRange(time, 0, Schedule.Length(load)));
    });

    [Fact]
    public void Never_more_than_one_act_away_from_what_the_rates_say() => Even.Array[0, 5].Sample(load =>
    {
        var (rate, sum) = (0.0, 0.0);
        foreach (var simulation in load)
        {
            var end = simulation switch { Inject inject => inject.Rate, RampingInject ramp => ramp.Rate, _ => 0 };
            sum += (simulation is RampingInject ? (rate + end) / 2 : end) * simulation.During.TotalSeconds;
            rate = end;
        }

        Assert.InRange(Times(load).Length, sum - 0.01, sum + 1);
    });

    [Fact]
    public void The_parts_of_agents_are_together_exactly_the_whole() => Gen.Select(Even.Array[1, 4], Gen.Int[1, 7]).Sample((load, agents) =>
    {
        var part = load.Select(simulation => simulation switch
        {
            Inject inject => inject with { Rate = inject.Rate / agents },
            RampingInject ramp => ramp with { Rate = ramp.Rate / agents },
            _ => simulation,
        }).ToArray();
        var whole = Times(load);
        var parts = Enumerable.Range(0, agents).SelectMany(agent => Schedule.Times(part, (double)agent / agents, 0)).Order().ToArray();
        Assert.Equal(whole.Length, parts.Length);
        Assert.All(whole.Zip(parts), pair => Assert.InRange(pair.First - pair.Second, -1_000, 1_000));
    });

    [Fact]
    public void A_random_rate_stays_between_its_bounds_and_spreads_over_the_interval()
    {
        var times = Times(new InjectRandom(80, 120, Second, 200 * Second));
        var seconds = times.GroupBy(time => time / 1_000_000).Select(group => group.Count()).ToArray();
        Assert.Equal(200, seconds.Length);
        Assert.All(seconds, count => Assert.InRange(count, 80, 121));
        Assert.InRange(times.Length, 19_500, 20_500);
        // Neither half of the seconds has more: by far less than chance would do at four sigma.
        Assert.InRange(times.Count(time => time % 1_000_000 < 500_000) / (double)times.Length, 0.485, 0.515);
    }

    [Fact]
    public void Copies_change_when_their_load_says()
    {
        Assert.Equal(
            [new(500_000, 1), new(1_500_000, 2), new(2_000_000, 5), new(3_000_000, 0)],
            CopyChange.Of([new RampingConstant(2, 2 * Second), new KeepConstant(5, Second)]));
        Assert.Equal(
            [new(0, 3), new(1_000_000, 0), new(2_000_000, 1), new(3_000_000, 0)],
            CopyChange.Of([new KeepConstant(3, Second), new Inject(1, Second, Second), new KeepConstant(1, Second)]));
        Assert.Equal(
            [new(0, 2), new(1_250_000, 1), new(1_750_000, 0)],
            CopyChange.Of([new KeepConstant(2, Second), new RampingConstant(0, Second)]));
    }

    private static long[] Times(params LoadSimulation[] load) => [.. Schedule.Times(load, 0, 1)];
}
