using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Plan;

/// <summary>What can be full.</summary>
internal enum Limit
{
    Cpu,
    Memory,
    Bandwidth,
    Sockets,
    Admission,
    OneShow,
    OneThread,
}

/// <summary>What an edge, or a silo, or Redis has of something, and how much it may.</summary>
/// <param name="Limit">Of what.</param>
/// <param name="Used">So much.</param>
/// <param name="Allowed">The most that is planned with.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Moment">When it is most.</param>
internal sealed record Use(Limit Limit, Estimate Used, double Allowed, string Unit, string Moment)
{
    /// <summary>How full it is: 1 is as full as it may be.</summary>
    public double Part(Lean lean) => Allowed <= 0 ? double.PositiveInfinity : lean.Of(Used) / Allowed;

    public static Use Fuller(Use a, Use b) => b.Used.High > a.Used.High ? b : a;
}

/// <summary>Whether errors are hoped or feared to be, or left out.</summary>
internal sealed record Lean(string Name, Func<Estimate, double> Of)
{
    public static Lean Hopeful { get; } = new("low", estimate => estimate.Low);

    public static Lean Expected { get; } = new("expected", estimate => estimate.Value);

    public static Lean Fearful { get; } = new("high", estimate => estimate.High);
}
