using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>
/// What relay sessions reported while it cannot be recorded: of each session the newest totals only, so that this grows with the sessions
/// and not with the time. Not safe for concurrent use.
/// </summary>
public sealed class HeldTallies
{
    private readonly Dictionary<RelaySession, ReactionTotals> _sessions = [];
    private int _newcomers;

    /// <summary>Holds a session's totals in place of earlier ones; false where the tally would have no room for the session.</summary>
    /// <param name="tally">What is recorded.</param>
    /// <param name="session">The session.</param>
    /// <param name="totals">What it reported.</param>
    public bool Hold(Tally tally, RelaySession session, ReactionTotals totals)
    {
        if (_sessions.TryGetValue(session, out var before))
        {
            _sessions[session] = before.Greater(totals);
            return true;
        }

        if (!tally.IsCounted(session))
        {
            if (tally.Sessions + _newcomers >= Tally.MaxSessions)
                return false;
            _newcomers++;
        }

        _sessions.Add(session, totals);
        return true;
    }

    /// <summary>What a session has reported, with what is held of it.</summary>
    public ReactionTotals Of(Tally tally, RelaySession session) =>
        _sessions.TryGetValue(session, out var held) && !tally.IsRetired(session) ? tally.Of(session).Greater(held) : tally.Of(session);

    /// <summary>The room's reactions, with what is held.</summary>
    public ReactionTotals Over(Tally tally)
    {
        var total = tally.Total;
        foreach (var session in _sessions.Keys)
            total = total.Plus(Of(tally, session).Minus(tally.Of(session)));
        return total;
    }

    /// <summary>Gives out what is held, to be recorded now, and holds nothing any more.</summary>
    public IReadOnlyList<(RelaySession Session, ReactionTotals Totals)> Release()
    {
        List<(RelaySession, ReactionTotals)> held = [.. _sessions.Select(pair => (pair.Key, pair.Value))];
        _sessions.Clear();
        _newcomers = 0;
        return held;
    }
}
