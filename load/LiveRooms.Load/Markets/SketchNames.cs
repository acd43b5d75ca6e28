namespace LiveRooms.Load.Markets;

/// <summary>How sketches of the marketplace's viewers are called in the evidence.</summary>
internal static class SketchNames
{
    /// <summary>Of everybody.</summary>
    public const string All = "all";

    /// <summary>Of a language's viewers.</summary>
    public static string Language(string code) => $"language {code}";

    /// <summary>Of a market's viewers.</summary>
    public static string Market(string name) => $"market {name}";

    /// <summary>All that a viewer of a show counts in.</summary>
    public static IEnumerable<string> Of(Stand stand) => [All, Language(stand.Language), Market(stand.Market)];
}
