using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>
/// A room's reactions as a grow-only counter: each relay session reports its own totals, the greatest of each counts, the room's
/// total is their sum. A report that is repeated, late or out of order changes nothing. A retired session's totals move to the
/// base for good, and what it reports after that is ignored as long as it is remembered.
/// </summary>
public sealed class Tally
{
    /// <summary>Sessions counted at once.</summary>
    public const int MaxSessions = 4_096;

    /// <summary>Retired sessions remembered; one that is forgotten and reports again would count twice.</summary>
    public const int MaxRetired = 4_096;

    private readonly Dictionary<RelaySession, ReactionTotals> _sessions = [];
    private readonly RecentMap<RelaySession, ReactionTotals> _retired = new(MaxRetired);

    /// <summary>The room's reactions by kind.</summary>
    public ReactionTotals Total { get; private set; }

    /// <summary>The totals of sessions that are no more.</summary>
    public ReactionTotals Retired { get; private set; }

    /// <summary>Sessions counted.</summary>
    public int Sessions => _sessions.Count;

    /// <summary>The sessions counted.</summary>
    public IReadOnlyCollection<RelaySession> CountedSessions => _sessions.Keys;

    /// <summary>What a session has reported; of a retired one, what counts for good.</summary>
    public ReactionTotals Of(RelaySession session) =>
        _sessions.TryGetValue(session, out var totals) || _retired.TryGet(session, out totals) ? totals : default;

    /// <summary>Whether the session is counted: it reported something and was not retired.</summary>
    public bool IsCounted(RelaySession session) => _sessions.ContainsKey(session);

    /// <summary>Whether the session was retired: its relay must begin a new one.</summary>
    public bool IsRetired(RelaySession session) => _retired.Contains(session);

    /// <summary>Whether a report of this session can be taken: it is known, or there is room for one more.</summary>
    public bool HasRoomFor(RelaySession session) => _sessions.ContainsKey(session) || _sessions.Count < MaxSessions;

    /// <summary>Merges one report; true when the total grew.</summary>
    /// <exception cref="InvalidOperationException">There is no room for another session.</exception>
    public bool Apply(RelaySession session, ReactionTotals totals)
    {
        if (IsRetired(session))
            return false;
        if (!HasRoomFor(session))
            throw new InvalidOperationException($"A tally counts at most {MaxSessions} sessions.");
        var before = Of(session);
        var after = before.Greater(totals);
        _sessions[session] = after;
        Recount();
        return after != before;
    }

    /// <summary>Moves the session's totals to the base; false when it is not counted.</summary>
    public bool Retire(RelaySession session)
    {
        if (!_sessions.Remove(session, out var totals))
            return false;
        Retired = Retired.Plus(totals);
        _retired.Add(session, totals);
        return true;
    }

    internal TallySnapshot ToSnapshot() => new(
        Retired,
        [.. _sessions.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal).Select(pair => new StoredSession(pair.Key, pair.Value))],
        [.. _retired.InOrder.Select(pair => new StoredSession(pair.Key, pair.Value))]);

    internal static Tally FromSnapshot(TallySnapshot snapshot)
    {
        var tally = new Tally { Retired = snapshot.Retired };
        foreach (var session in snapshot.Sessions)
            tally._sessions[session.Session] = session.Totals;
        foreach (var session in snapshot.RetiredSessions)
            tally._retired.Add(session.Session, session.Totals);
        tally.Recount();
        return tally;
    }

    // Summed anew each time: the sessions are as few as the relays, and a sum cannot drift.
    private void Recount()
    {
        var total = Retired;
        foreach (var totals in _sessions.Values)
            total = total.Plus(totals);
        Total = total;
    }
}
