namespace LiveRooms.Load.Runner;

/// <summary>
/// How much of an act happens when, in NBomber's words. The open ones (inject) begin at times of their own, whatever became of the
/// acts before; the closed ones keep a number of copies busy.
/// </summary>
/// <param name="During">How long it lasts.</param>
public abstract record LoadSimulation(TimeSpan During)
{
    /// <summary>Closed: from as many copies as there were to <paramref name="Copies"/>, evenly.</summary>
    public sealed record RampingConstant(int Copies, TimeSpan During) : LoadSimulation(During);

    /// <summary>Closed: so many copies, each beginning anew when it is done.</summary>
    public sealed record KeepConstant(int Copies, TimeSpan During) : LoadSimulation(During);

    /// <summary>Open: from the rate there was to <paramref name="Rate"/> per <paramref name="Interval"/>, evenly.</summary>
    public sealed record RampingInject(double Rate, TimeSpan Interval, TimeSpan During) : LoadSimulation(During);

    /// <summary>Open: <paramref name="Rate"/> per <paramref name="Interval"/>, evenly spaced.</summary>
    public sealed record Inject(double Rate, TimeSpan Interval, TimeSpan During) : LoadSimulation(During);

    /// <summary>Open: in each interval some number between the two, at times of chance.</summary>
    public sealed record InjectRandom(double MinRate, double MaxRate, TimeSpan Interval, TimeSpan During) : LoadSimulation(During);

    /// <summary>Nothing.</summary>
    public sealed record Pause(TimeSpan During) : LoadSimulation(During);
}
