namespace LiveRooms.Load.Gates;

/// <summary>What was seen that must not be.</summary>
/// <param name="Gate">See <see cref="GateNames"/>.</param>
/// <param name="Count">How often.</param>
/// <param name="Examples">The first, in words with ids and numbers; at most <see cref="MostExamples"/>.</param>
public sealed record Violation(string Gate, long Count, IReadOnlyList<string> Examples)
{
    /// <summary>So many are kept.</summary>
    public const int MostExamples = 20;
}
