using System.Buffers;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Rooms;

/// <summary>
/// Which lines are shown when not all can be. The room's own voices are never left out and cost nothing; of the others each has
/// the same chance, by a hash of its number, so that neither the first nor the last are preferred, and of the same lines a smaller
/// budget shows a part of what a larger one does. It depends on nothing but its arguments; two edges, which have budgets of their own
/// and may get the lines in other pages, show different ones.
/// </summary>
public static class ChatSample
{
    /// <summary>Whether a line is the room's own voice: of the show's creator, or of an operator.</summary>
    public static bool IsOwnVoice(ChatLine line, CreatorId host) => new Actor(line.Viewer, line.Role).MayActFor(host);

    /// <summary>Marks the lines to show; their order stays. How many they are.</summary>
    /// <param name="lines">Lines of one show, in order.</param>
    /// <param name="host">The show's creator.</param>
    /// <param name="budget">Lines to show besides the room's own voices, 0 or more.</param>
    /// <param name="chosen">Set for each line, as long as <paramref name="lines"/> at least.</param>
    public static int Choose(ReadOnlySpan<ChatLine> lines, CreatorId host, int budget, Span<bool> chosen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budget);
        var ranks = ArrayPool<ulong>.Shared.Rent(lines.Length);
        var others = 0;
        foreach (var line in lines)
        {
            if (!IsOwnVoice(line, host))
                ranks[others++] = Rank(line.Number);
        }
        var last = Last(ranks.AsSpan(0, others), budget);
        ArrayPool<ulong>.Shared.Return(ranks);

        for (var i = 0; i < lines.Length; i++)
            chosen[i] = IsOwnVoice(lines[i], host) || (last is { } most && Rank(lines[i].Number) <= most);
        return lines.Length - others + Math.Min(others, budget);
    }

    /// <summary>The highest rank that is within the budget; null when none is.</summary>
    private static ulong? Last(Span<ulong> ranks, int budget)
    {
        if (budget == 0 || ranks.IsEmpty)
            return null;
        if (ranks.Length <= budget)
            return ulong.MaxValue;
        ranks.Sort();
        return ranks[budget - 1];
    }

    /// <summary>A number's place in a fixed shuffle of all numbers: the last steps of MurmurHash3, each of which can be undone.</summary>
    private static ulong Rank(long number)
    {
        var mixed = unchecked((ulong)number);
        mixed = unchecked((mixed ^ (mixed >> 33)) * 0xff51afd7ed558ccd);
        mixed = unchecked((mixed ^ (mixed >> 33)) * 0xc4ceb9fe1a85ec53);
        return mixed ^ (mixed >> 33);
    }
}
