using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>How many watch a room: each relay session reports its count and must do so again before its lease ends.</summary>
/// <param name="length">How long one report counts.</param>
public sealed class AudienceLease(TimeSpan length)
{
    /// <summary>Sessions counted at once.</summary>
    public const int MaxSessions = 4_096;

    private readonly Dictionary<RelaySession, (int Count, DateTimeOffset Ends)> _sessions = [];
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Sessions counted, ended ones included until <see cref="Expire"/>.</summary>
    public int Sessions => _sessions.Count;

    /// <summary>What each session reported last, ended ones included until <see cref="Expire"/>.</summary>
    public IEnumerable<(RelaySession Session, int Count)> Counted => _sessions.Select(pair => (pair.Key, pair.Value.Count));

    /// <summary>When the first lease ends; null when there is none.</summary>
    public DateTimeOffset? NextEnd => _sessions.Count == 0 ? null : _sessions.Values.Min(lease => lease.Ends);

    /// <summary>Takes a session's present count, 0 or more; false when there is no room for another session.</summary>
    public bool Report(RelaySession session, int count, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Follow(now);
        if (_sessions.Count >= MaxSessions && !_sessions.ContainsKey(session))
            return false;
        _sessions[session] = (count, now + length);
        return true;
    }

    /// <summary>Forgets a session that said goodbye.</summary>
    public bool Remove(RelaySession session) => _sessions.Remove(session);

    /// <summary>The audience over all sessions whose lease has not ended.</summary>
    public long Total(DateTimeOffset now)
    {
        Follow(now);
        var total = 0L;
        foreach (var (count, ends) in _sessions.Values)
            total += ends <= now ? 0 : count;
        return total;
    }

    /// <summary>Takes out the sessions whose lease has ended, and names them.</summary>
    public IReadOnlyList<RelaySession> Expire(DateTimeOffset now)
    {
        Follow(now);
        List<RelaySession> ended = [.. _sessions.Where(pair => pair.Value.Ends <= now).Select(pair => pair.Key)];
        foreach (var session in ended)
            _sessions.Remove(session);
        return ended;
    }

    // After a clock went back every lease keeps the time it had left.
    private void Follow(DateTimeOffset now)
    {
        if (now < _last)
        {
            foreach (var (session, lease) in _sessions.ToArray())
                _sessions[session] = (lease.Count, lease.Ends - (_last - now));
        }

        _last = now;
    }
}
