using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Plan;

/// <summary>How many of something.</summary>
/// <param name="What">Of what.</param>
/// <param name="Expected">Needed, the spare ones not counted.</param>
/// <param name="Low">With every error in our favour.</param>
/// <param name="High">With every error against us; null: then no number would do.</param>
internal sealed record Count(string What, int Expected, int Low, int? High);

/// <summary>What an audience takes.</summary>
/// <param name="Evening">Which.</param>
/// <param name="Machines">On what.</param>
/// <param name="FittedOn">The machine the costs were measured on.</param>
/// <param name="FittedAt">When.</param>
/// <param name="Room">How a room goes while it is watched.</param>
/// <param name="Edges">Edges.</param>
/// <param name="EdgeUses">How full each is at its fullest, without the spare ones.</param>
/// <param name="Silos">Silos.</param>
/// <param name="SiloUses">How full each is.</param>
/// <param name="RedisUses">How full Redis is.</param>
/// <param name="RedisCommands">Commands a second.</param>
/// <param name="RedisKilobytes">Thousands of bytes a second.</param>
internal sealed record CapacityPlan(
    Evening Evening, Machines Machines, MachineCard FittedOn, string FittedAt, Room Room, Count Edges, IReadOnlyList<Use> EdgeUses, Count Silos,
    IReadOnlyList<Use> SiloUses, IReadOnlyList<Use> RedisUses, Estimate RedisCommands, Estimate RedisKilobytes)
{
    /// <summary>What all edges send together, in Gbit/s.</summary>
    public Estimate Bandwidth => EdgeUses.Single(use => use.Limit == Limit.Bandwidth).Used * Edges.Expected;

    /// <summary>What decides how many edges there are.</summary>
    public Use EdgesBound => EdgeUses.MaxBy(use => use.Part(Lean.Expected))!;

    /// <summary>What decides how many silos there are.</summary>
    public Use SilosBound => SiloUses.Where(use => use.Limit != Limit.OneShow).MaxBy(use => use.Part(Lean.Expected))!;

    /// <summary>What no further process helps against, as sentences; empty when all is well.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. SiloUses.Where(use => use.Limit == Limit.OneShow && use.Part(Lean.Expected) > 1).Select(use =>
            $"One show takes {use.Used.Value:N1} cores of its silo and may have {use.Allowed:N1}: give silos more cores, or the show fewer and larger edges."),
        .. RedisUses.Where(use => use.Part(Lean.Expected) > 1).Select(use =>
            $"Redis needs {use.Used.Value:N2} {use.Unit} for {Words.Of(use.Limit)} and may have {use.Allowed:N2}: one Redis is not enough for this."),
    ];
}
