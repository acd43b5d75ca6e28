using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Bench.Fit;

/// <summary>Tables for people.</summary>
internal static class FitReport
{
    // By how much a prediction may be beside what was measured, as a part of it.
    private const double Goal = 0.25;

    public static void Coefficients(IEnumerable<CostModel> models)
    {
        foreach (var model in models)
        {
            Console.WriteLine($"{model.Cost.Name}, experiments lie beside it by {model.Deviation:P0}:");
            foreach (var coefficient in model.Coefficients)
                Console.WriteLine($"  {coefficient.Term,-18} {coefficient.Value,14:G4} +-{coefficient.Error,10:G2} {coefficient.Unit}");
        }
    }

    /// <summary>Predicted beside measured; whether any is too far.</summary>
    public static bool HeldOut(IReadOnlyList<CostModel> models, IEnumerable<Sample> samples)
    {
        var far = false;
        foreach (var sample in samples.Where(sample => sample.HeldOut))
        {
            foreach (var model in models.Where(model => sample.Costs.ContainsKey(model.Cost.Name)))
            {
                var (predicted, measured) = (model.Predict(sample.Terms), sample.Costs[model.Cost.Name]);
                var beside = (predicted.Value - measured) / measured;
                var small = measured < model.Cost.Floor * 2;
                far |= Math.Abs(beside) > Goal && !small;
                Console.WriteLine($"  {sample.Name,-36} {model.Cost.Name,-16} predicted {predicted.Value,12:G4} +-{predicted.Error,9:G2}, measured {measured,12:G4} {model.Cost.Unit,-10} "
                    + $"{beside,7:P0}{(small ? "   too small to matter" : Math.Abs(beside) > Goal ? "   FAR" : "")}");
            }
        }

        return far;
    }
}
