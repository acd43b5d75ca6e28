using System.Globalization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>An order, also one to come: a reservation of a drop, written <c>{drop}-{number}</c>.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Number">The reservation's number, from 1.</param>
public readonly record struct OrderId(DropId Drop, long Number)
{
    /// <summary>Reads what <see cref="ToString"/> writes; a drop's id may hold hyphens too.</summary>
    public static bool TryParse(string? text, out OrderId id)
    {
        id = default;
        var hyphen = text?.LastIndexOf('-') ?? -1;
        if (text is null || hyphen < 1)
            return false;
        var digits = text.AsSpan(hyphen + 1);
        if (digits is ['0', ..] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !DropId.TryParse(text[..hyphen], out var drop))
        {
            return false;
        }

        id = new OrderId(drop, number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Drop}-{Number}");
}
