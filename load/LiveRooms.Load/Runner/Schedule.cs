namespace LiveRooms.Load.Runner;

/// <summary>
/// When an act of an open load is due. Where the rate is even or ramps, the number that was due until a time is the rate's integral,
/// carried over from one simulation to the next, so that nothing is lost to rounding; where it is random, chance is seeded.
/// </summary>
internal static class Schedule
{
    // Of one act: sums of rates are not exact.
    private const double Tolerance = 1e-6;

    /// <summary>The times in order, microseconds from the load's begin.</summary>
    /// <param name="load">One after the other; closed ones are pauses here.</param>
    /// <param name="phase">
    /// 0 to 1: how much of one act the first is held back. With agent/agents each agent's part lies between those of the others, and
    /// all parts together are as many as the whole.
    /// </param>
    /// <param name="seed">Of the random ones.</param>
    public static IEnumerable<long> Times(IReadOnlyList<LoadSimulation> load, double phase, int seed)
    {
        var chance = new Random(seed);
        var (begin, done, rate, next) = (0L, 0.0, 0.0, phase);
        foreach (var simulation in load)
        {
            var stage = new Stage(begin, Micros(simulation.During), done, simulation is LoadSimulation.RampingInject ? rate : RateOf(simulation), RateOf(simulation));
            if (simulation is LoadSimulation.InjectRandom random)
            {
                foreach (var time in Random(random, chance))
                    yield return begin + time;
            }
            else
            {
                for (; next < stage.DoneAtEnd - Tolerance; next++)
                    yield return stage.TimeOf(next);
                done = stage.DoneAtEnd;
            }

            begin += stage.During;
            rate = RateOf(simulation);
        }
    }

    /// <summary>How long a load lasts, microseconds.</summary>
    public static long Length(IReadOnlyList<LoadSimulation> load) => load.Sum(simulation => Micros(simulation.During));

    public static long Micros(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    // A second, at its end.
    private static double RateOf(LoadSimulation simulation) => simulation switch
    {
        LoadSimulation.Inject inject => inject.Rate / inject.Interval.TotalSeconds,
        LoadSimulation.RampingInject ramp => ramp.Rate / ramp.Interval.TotalSeconds,
        LoadSimulation.InjectRandom random => (random.MinRate + random.MaxRate) / 2 / random.Interval.TotalSeconds,
        _ => 0,
    };

    private static IEnumerable<long> Random(LoadSimulation.InjectRandom simulation, Random chance)
    {
        for (var begin = TimeSpan.Zero; begin < simulation.During; begin += simulation.Interval)
        {
            var length = simulation.During - begin < simulation.Interval ? simulation.During - begin : simulation.Interval;
            var expected = (simulation.MinRate + (chance.NextDouble() * (simulation.MaxRate - simulation.MinRate))) * (length / simulation.Interval);
            // The next of those that are left, all at even chance: in order without sorting.
            var at = 0.0;
            for (var left = (long)(expected + chance.NextDouble()); left > 0; left--)
            {
                at += (1 - at) * (1 - Math.Pow(1 - chance.NextDouble(), 1.0 / left));
                yield return Micros(begin + (at * length));
            }
        }
    }

    /// <summary>A time with a rate that changes evenly from one to another.</summary>
    private readonly record struct Stage(long Begin, long During, double Done, double From, double To)
    {
        private double Seconds => During / 1e6;

        public double DoneAtEnd => Done + ((From + To) / 2 * Seconds);

        /// <summary>When so many were due: where the integral of the rate reaches it.</summary>
        public long TimeOf(double number)
        {
            var missing = Math.Max(0, number - Done);
            if (missing == 0)
                return Begin;
            var slope = (To - From) / Seconds;
            var root = Math.Sqrt(Math.Max(0, (From * From) + (2 * slope * missing)));
            return Begin + Math.Min(During, (long)(2 * missing / (From + root) * 1e6));
        }
    }
}
