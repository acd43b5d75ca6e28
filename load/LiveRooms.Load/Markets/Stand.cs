namespace LiveRooms.Load.Markets;

/// <summary>A market and a language that shows are held in there.</summary>
/// <param name="Market">As the engine knows it.</param>
/// <param name="Language">One of the engine's eight.</param>
internal readonly record struct Stand(string Market, string Language)
{
    /// <summary>All of the marketplace, each language in one market at least.</summary>
    public static IReadOnlyList<Stand> All { get; } =
    [
        new("us", "en"), new("br", "pt"), new("mx", "es"), new("fr", "fr"), new("pl", "pl"), new("it", "it"), new("gb", "en"), new("ua", "uk"),
        new("es", "es"), new("us", "es"), new("kz", "ru"), new("ca", "en"), new("pt", "pt"), new("ca", "fr"), new("ua", "ru"), new("be", "fr"),
    ];
}
