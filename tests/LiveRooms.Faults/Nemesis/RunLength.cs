using System.Globalization;

namespace LiveRooms.Faults.Nemesis;

/// <summary>How long and by which seed: short and always the same, unless the environment says otherwise.</summary>
/// <param name="Minutes">Rounds begin for so long; null for the short version.</param>
/// <param name="Seed">Plans the blows and what shoppers do.</param>
internal sealed record RunLength(double? Minutes, int Seed)
{
    /// <summary>How many minutes; any number above zero.</summary>
    internal const string MinutesVariable = "LIVEROOMS_NEMESIS_MINUTES";

    /// <summary>The first round's seed.</summary>
    internal const string SeedVariable = "LIVEROOMS_NEMESIS_SEED";

    internal static RunLength FromEnvironment()
    {
        double? minutes = double.TryParse(Read(MinutesVariable), CultureInfo.InvariantCulture, out var given) && given > 0 ? given : null;
        var seed = int.TryParse(Read(SeedVariable), CultureInfo.InvariantCulture, out var named)
            ? named
            : minutes is null ? 1 : (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000);
        return new RunLength(minutes, seed);
    }

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable);
}
