namespace LiveRooms.Load.Plan.Costs;

/// <summary>
/// A cost as a sum of so much for each of its terms, fitted to experiments. Observations are weighted by their size, so that what is
/// small is fitted as well as what is large, and the deviation is a part of the cost.
/// </summary>
internal sealed class CostModel
{
    private readonly LeastSquares.Solution _solution;
    private readonly double[] _most;

    private CostModel(Cost cost, LeastSquares.Solution solution, double[] most) => (Cost, _solution, _most) = (cost, solution, most);

    public Cost Cost { get; }

    /// <summary>How far an experiment lies beside the model, as a part of its cost; a standard deviation.</summary>
    public double Deviation => _solution.Deviation;

    /// <summary>What one of each term costs, with the standard error.</summary>
    public IReadOnlyList<Coefficient> Coefficients =>
        [.. Cost.Terms.Select((term, j) => new Coefficient(Cost.Name, term, _solution.Values[j], Math.Sqrt(_solution.Covariance[j, j]), UnitOf(term)))];

    /// <summary>What one of a term costs.</summary>
    public double CoefficientOf(string term) => _solution.Values[Cost.Terms.Select((name, j) => (name, j)).Single(pair => pair.name == term).j];

    /// <summary>Fits it to all experiments that are not held out.</summary>
    /// <exception cref="ArgumentException">They are too few or too much alike.</exception>
    public static CostModel Fit(Cost cost, IEnumerable<Sample> samples)
    {
        var seen = samples.Where(sample => !sample.HeldOut && sample.Costs.ContainsKey(cost.Name)).ToArray();
        var weights = seen.Select(sample => 1 / (sample.Costs[cost.Name] + cost.Floor)).ToArray();
        var rows = seen.Select((sample, i) => cost.Terms.Select(term => sample.Of(term) * weights[i]).ToArray()).ToArray();
        var values = seen.Select((sample, i) => sample.Costs[cost.Name] * weights[i]).ToArray();
        try
        {
            var most = cost.Terms.Select(term => seen.Max(sample => sample.Of(term))).ToArray();
            return new CostModel(cost, LeastSquares.Solve(rows, values), most);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"The experiments do not say what {cost.Name} is made of ({string.Join(", ", cost.Terms)}): {e.Message}", e);
        }
    }

    /// <summary>
    /// What it costs when so much of each term happens. Its error has three parts: that of the coefficients; the deviation of single
    /// experiments; and, beyond the largest experiment, once more the deviation for each doubling, since the sum was never tried there.
    /// </summary>
    public Estimate Predict(IReadOnlyDictionary<string, double> terms)
    {
        var x = Cost.Terms.Select(term => Terms.Of(term, terms)).ToArray();
        var value = x.Select((amount, j) => amount * _solution.Values[j]).Sum();
        var variance = 0.0;
        for (var j = 0; j < x.Length; j++)
        {
            for (var k = 0; k < x.Length; k++)
                variance += x[j] * x[k] * _solution.Covariance[j, k];
        }

        var beyond = value == 0 ? 0 : x.Select((amount, j) => amount * _solution.Values[j] / value * Doublings(amount, _most[j])).Sum();
        var apart = Deviation * (value + Cost.Floor) * (1 + beyond);
        return new Estimate(value, 2 * Math.Sqrt(Math.Max(0, variance) + (apart * apart)));
    }

    private static double Doublings(double amount, double most) => amount > most ? Math.Log2(amount / most) : 0;

    private string UnitOf(string term) => term switch
    {
        Terms.Idle => Cost.Unit,
        Terms.Viewers or Terms.Rooms => $"{Cost.Unit} for one of {term}",
        _ => $"{Cost.Unit} for one a second of {term}",
    };
}

/// <summary>What one of a term costs.</summary>
/// <param name="Cost">Of which cost.</param>
/// <param name="Term">Of what.</param>
/// <param name="Value">So much.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Unit">The unit of both.</param>
internal sealed record Coefficient(string Cost, string Term, double Value, double Error, string Unit);
