namespace LiveRooms.Load.Plan.Costs;

/// <summary>One experiment of the bench.</summary>
/// <param name="Name">What it was, for people.</param>
/// <param name="HeldOut">Whether the fit must not look at it: it is there to be predicted.</param>
/// <param name="Seconds">How long it was watched.</param>
/// <param name="Terms">What happened, by <see cref="Costs.Terms"/>: counted, not what was asked for.</param>
/// <param name="Costs">What it took, by <see cref="Cost"/>.</param>
internal sealed record Sample(
    string Name, bool HeldOut, double Seconds, IReadOnlyDictionary<string, double> Terms, IReadOnlyDictionary<string, double> Costs)
{
    /// <summary>The term's value.</summary>
    public double Of(string term) => Plan.Costs.Terms.Of(term, Terms);
}
