namespace LiveRooms.Load.Plan.Costs;

/// <summary>All costs, fitted to the experiments of one file.</summary>
internal sealed class CostModels
{
    private readonly Dictionary<string, CostModel> _models;

    public CostModels(FitFile source)
    {
        Source = source;
        _models = Cost.All.ToDictionary(cost => cost.Name, cost => CostModel.Fit(cost, source.Samples));
    }

    /// <summary>Where they come from.</summary>
    public FitFile Source { get; }

    public CostModel Of(Cost cost) => _models[cost.Name];

    /// <summary>What was measured directly.</summary>
    public Estimate Unit(string name) =>
        (Source.UnitCosts.FirstOrDefault(unit => unit.Name == name) ?? throw new ArgumentException($"The file says nothing of {name}.", nameof(name))).Mean;
}
