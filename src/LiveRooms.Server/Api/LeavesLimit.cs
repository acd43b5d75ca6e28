using System.Globalization;
using LiveRooms.Grains.Drops;

namespace LiveRooms.Server.Api;

/// <summary>How many leaves of a draw a page may hold: 1 to 10,000, 1,000 when not said.</summary>
internal readonly record struct LeavesLimit(int Value)
{
    /// <summary>The limit of a request that names none.</summary>
    public static readonly LeavesLimit Default = new(1_000);

    /// <summary>Reads a limit in range.</summary>
    public static bool TryParse(string? text, out LeavesLimit limit)
    {
        var valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= LeafPage.MaxLeaves;
        limit = new LeavesLimit(value);
        return valid;
    }
}
