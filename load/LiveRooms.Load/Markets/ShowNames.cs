using System.Globalization;

namespace LiveRooms.Load.Markets;

/// <summary>Names of the marketplace: a show's number can be read from its id.</summary>
internal static class ShowNames
{
    private const int ShowsPerCreator = 50;

    /// <summary>A show's id.</summary>
    /// <param name="run">What sets this run's shows apart from those of others.</param>
    /// <param name="number">Of the show.</param>
    public static string Show(string run, int number) => string.Create(CultureInfo.InvariantCulture, $"market-{run}-{number}");

    /// <summary>The number in an id; null when it is no show of a marketplace.</summary>
    public static int? Number(string show) =>
        show.StartsWith("market-", StringComparison.Ordinal)
        && int.TryParse(show.AsSpan(show.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Who hosts a show; some host several.</summary>
    public static string Creator(string first, int number) => string.Create(CultureInfo.InvariantCulture, $"{first}-{number / ShowsPerCreator}");

    /// <summary>A viewer of a show.</summary>
    public static string Viewer(int show, long viewer) => string.Create(CultureInfo.InvariantCulture, $"v{show}-{viewer}");
}
