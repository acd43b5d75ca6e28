namespace LiveRooms.Load.Runner;

/// <summary>Whether a load can be done at all.</summary>
internal static class LoadCheck
{
    /// <summary>Throws for what cannot.</summary>
    /// <exception cref="ArgumentException">Says which act and what of it.</exception>
    public static void Verify(IReadOnlyList<Act> acts)
    {
        foreach (var act in acts)
        {
            if (acts.Count(other => other.Name == act.Name) > 1)
                throw new ArgumentException($"Two acts are named {act.Name}.");
            if (act.WarmUp < TimeSpan.Zero)
                throw new ArgumentException($"{act.Name}: a warm-up of {act.WarmUp} is none.");
            foreach (var simulation in act.Load)
            {
                if (Fault(simulation) is { } fault)
                    throw new ArgumentException($"{act.Name}: {fault} ({simulation}).");
            }
        }
    }

    private static string? Fault(LoadSimulation simulation) => simulation switch
    {
        { During.Ticks: < 0 } => "it lasts less than nothing",
        LoadSimulation.Inject inject => Fault(inject.Rate, inject.Rate, inject.Interval),
        LoadSimulation.RampingInject ramp => Fault(ramp.Rate, ramp.Rate, ramp.Interval),
        LoadSimulation.InjectRandom random => Fault(random.MinRate, random.MaxRate, random.Interval),
        LoadSimulation.KeepConstant { Copies: < 0 } or LoadSimulation.RampingConstant { Copies: < 0 } => "copies below zero",
        _ => null,
    };

    private static string? Fault(double least, double most, TimeSpan interval) =>
        interval <= TimeSpan.Zero ? "its interval is not above zero"
        : !double.IsFinite(least) || !double.IsFinite(most) || least < 0 || most < least ? "its rate is not a number from zero up"
        : null;
}
