namespace LiveRooms.Load.Plan.Costs;

/// <summary>A number that is not known exactly.</summary>
/// <param name="Value">What is expected.</param>
/// <param name="Error">Two standard deviations: in 19 of 20 cases it is at most so far off, as far as the model is right.</param>
internal readonly record struct Estimate(double Value, double Error)
{
    /// <summary>The least it may well be, 0 or more.</summary>
    public double Low => Math.Max(0, Value - Error);

    /// <summary>The most it may well be.</summary>
    public double High => Value + Error;

    public static Estimate Exactly(double value) => new(value, 0);

    /// <summary>Errors of one fit are wrong in one direction: they add up.</summary>
    public static Estimate operator +(Estimate a, Estimate b) => new(a.Value + b.Value, a.Error + b.Error);

    public static Estimate operator *(Estimate a, double times) => new(a.Value * times, a.Error * times);

    public static Estimate operator /(Estimate a, double by) => new(a.Value / by, a.Error / by);
}
