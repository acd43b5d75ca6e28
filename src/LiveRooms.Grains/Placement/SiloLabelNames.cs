namespace LiveRooms.Grains.Placement;

/// <summary>The labels that silos may carry, and how they tell each other.</summary>
public static class SiloLabelNames
{
    /// <summary>Kept for shows that are marked headline, and their drops.</summary>
    public const string Headline = "headline";

    private const string Prefix = "liverooms.label.";

    /// <summary>What a silo with these labels tells the others of itself.</summary>
    public static Dictionary<string, string> Metadata(IEnumerable<string> labels) =>
        labels.Distinct(StringComparer.Ordinal).ToDictionary(Key, static _ => "", StringComparer.Ordinal);

    internal static string Key(string label) => Prefix + label;
}
