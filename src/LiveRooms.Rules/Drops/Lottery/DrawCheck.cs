namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>One thing that was checked about a draw.</summary>
/// <param name="Name">What: a short stable word.</param>
/// <param name="Ok">Whether it holds.</param>
/// <param name="Detail">A sentence: what was found, and what was expected when that differs.</param>
public readonly record struct DrawCheck(string Name, bool Ok, string Detail)
{
    internal static DrawCheck Of(string name, bool ok, string holds, string differs) => new(name, ok, ok ? holds : differs);

    internal static DrawCheck Same(string name, Digest found, Digest expected, string what) =>
        Of(name, found == expected, $"{what} is {expected}.", $"{what} comes to {found}, not to {expected}.");

    /// <summary>That the seed is the one that was promised.</summary>
    internal static DrawCheck Commitment(DrawFacts draw) =>
        Same("commitment", draw.Seed.Commitment, draw.Commitment, "The hash of the seed");
}
