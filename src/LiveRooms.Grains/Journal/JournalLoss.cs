using System.Globalization;

namespace LiveRooms.Grains.Journal;

/// <summary>That a journal went back, and how far as is known.</summary>
/// <param name="Key">The journal.</param>
/// <param name="Found">The version it stands at.</param>
/// <param name="Known">The highest version that was stored as far as whoever found out knows; 0 when only the state tells of a loss.</param>
/// <param name="Seen">The highest version of the state that anybody said to have seen; 0 when nobody did.</param>
/// <param name="Since">When it was found.</param>
/// <param name="Why">For people.</param>
[GenerateSerializer, Immutable, Alias("lr.journal.loss")]
public sealed record JournalLoss(JournalKey Key, long Found, long Known, long Seen, DateTimeOffset Since, string Why)
{
    private const int Numbers = 4;

    /// <summary>STORED FORMAT of the mark: found, known, seen, milliseconds since 1970, reason; a blank between.</summary>
    internal string ToMark() =>
        string.Create(CultureInfo.InvariantCulture, $"{Found} {Known} {Seen} {Since.ToUnixTimeMilliseconds()} {Why}");

    /// <summary>Reads a mark; of one in another form it is the reason.</summary>
    internal static JournalLoss OfMark(JournalKey key, string mark)
    {
        var parts = mark.Split(' ', Numbers + 1);
        var numbers = new long[Numbers];
        for (var i = 0; i < Numbers; i++)
        {
            if (parts.Length <= Numbers || !long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return new JournalLoss(key, 0, 0, 0, DateTimeOffset.UnixEpoch, mark);
        }

        return new JournalLoss(key, numbers[0], numbers[1], numbers[2], DateTimeOffset.FromUnixTimeMilliseconds(numbers[3]), parts[Numbers]);
    }
}
