namespace LiveRooms.Load.Profiles;

/// <summary>How large scenarios are on some machine, from a file.</summary>
/// <param name="Name">The file's, without its ending.</param>
/// <param name="Summary">A sentence.</param>
/// <param name="Scenarios">By name; what the file says for all is in each.</param>
internal sealed record Profile(string Name, string Summary, IReadOnlyDictionary<string, ProfileEntry> Scenarios)
{
    /// <summary>What it says of a scenario.</summary>
    /// <exception cref="ProfileException">Nothing.</exception>
    public ProfileEntry For(string scenario) => Scenarios.TryGetValue(scenario, out var entry)
        ? entry
        : throw new ProfileException($"Profile {Name} has no scenario '{scenario}'; it has {string.Join(", ", Scenarios.Keys)}.");
}
