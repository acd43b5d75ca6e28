using System.Collections.Immutable;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Warmth;

/// <summary>The edges that asked lately, and what they have ready.</summary>
internal sealed class WarmEdges
{
    /// <summary>Edges that are known at most; one more is told the list, and is not listed.</summary>
    public const int Max = 10_000;

    /// <summary>How long an edge counts after it last asked.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (DateTimeOffset At, ImmutableArray<ShowId> Ready)> _rows = [];

    /// <summary>An edge asks.</summary>
    public void Hear(WarmFollow follow, DateTimeOffset now)
    {
        if (_rows.Count >= Max)
            Expire(now);
        if (_rows.Count < Max || _rows.ContainsKey(follow.Edge))
            _rows[follow.Edge] = (now, follow.Ready);
    }

    /// <summary>All edges, and whether each has the room ready.</summary>
    public ImmutableArray<WarmEdge> Of(ShowId show, DateTimeOffset now)
    {
        Expire(now);
        return [.. _rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => new WarmEdge(row.Key, row.Value.Ready.Contains(show)))];
    }

    private void Expire(DateTimeOffset now)
    {
        foreach (var (edge, row) in _rows)
        {
            if (now - row.At > Lease)
                _rows.Remove(edge);
        }
    }
}
