using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Scenarios.Acts;

/// <summary>Loads by the hour of the evening, so that a scenario reads as a timeline.</summary>
internal static class When
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Once.</summary>
    public static IReadOnlyList<LoadSimulation> Once(TimeSpan at) => After(at, new LoadSimulation.Inject(1, Second, Second));

    /// <summary>So many a second, for a time.</summary>
    public static IReadOnlyList<LoadSimulation> Steadily(TimeSpan from, double perSecond, TimeSpan during) =>
        After(from, new LoadSimulation.Inject(perSecond, Second, during));

    /// <summary>So many a second on average, between half and one and a half times as many in each second.</summary>
    public static IReadOnlyList<LoadSimulation> Restlessly(TimeSpan from, double perSecond, TimeSpan during) =>
        After(from, new LoadSimulation.InjectRandom(perSecond / 2, perSecond * 3 / 2, Second, during));

    /// <summary>
    /// A crowd that is called: most come early. The rate climbs for a fifth of the time and falls for the rest; the area under it is
    /// the number, and a little more, since whoever is asked when all have come is nobody.
    /// </summary>
    public static IReadOnlyList<LoadSimulation> Surge(TimeSpan from, long number, TimeSpan during)
    {
        var peak = ((number * 1.002) + 2) * 2 / during.TotalSeconds;
        return After(
            from, new LoadSimulation.RampingInject(peak, Second, during / 5), new LoadSimulation.RampingInject(0, Second, during * 4 / 5));
    }

    private static LoadSimulation[] After(TimeSpan from, params LoadSimulation[] load) =>
        from > TimeSpan.Zero ? [new LoadSimulation.Pause(from), .. load] : load;
}
