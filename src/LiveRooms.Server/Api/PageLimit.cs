using System.Globalization;

namespace LiveRooms.Server.Api;

/// <summary>How many items a page may hold: 1 to 100, 24 when not said.</summary>
internal readonly record struct PageLimit(int Value)
{
    private const int Most = 100;

    /// <summary>The limit of a request that names none.</summary>
    public static readonly PageLimit Default = new(24);

    /// <summary>Reads a limit in range.</summary>
    public static bool TryParse(string? text, out PageLimit limit)
    {
        var valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= Most;
        limit = new PageLimit(value);
        return valid;
    }
}
