using LiveRooms.Edge.Outbound;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// How fast viewers may chat, each on all its connections to this edge together. Whoever has not chatted for as long as an empty
/// bucket takes to fill is forgotten; at the bound, those who are not known are refused. Hosts and operators find as many places again.
/// </summary>
internal sealed class ChatLimits(EdgeOptions options, TimeProvider time, int most = ChatLimits.MaxViewers)
{
    /// <summary>Viewers counted since the last turn of the tables, besides own voices; four times as many are remembered at most.</summary>
    private const int MaxViewers = 65_536;

    private readonly Lock _gate = new();
    private readonly RateRule _rule = RateRule.Of(options.ChatBurst, options.ChatPerSecond);
    private Dictionary<ViewerId, long> _recent = [];
    private Dictionary<ViewerId, long> _older = [];
    private long _turned;

    /// <summary>Viewers remembered, some of them twice.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _recent.Count + _older.Count;
        }
    }

    /// <summary>Null when the viewer may say another line now. Only then it is counted, by the room too: who is refused pays nothing.</summary>
    /// <param name="viewer">Who says it.</param>
    /// <param name="room">Where; null for that room's own voice.</param>
    public Refusal? Take(ViewerId viewer, RoomChat? room)
    {
        var now = time.Moment();
        lock (_gate)
        {
            Turn(now);
            if (!_recent.TryGetValue(viewer, out var full) && _recent.Count >= (room is null ? 2 * most : most))
                return Refusals.Busy("More viewers chat on this edge than it counts: try again.");
            if (full == 0)
                _older.TryGetValue(viewer, out full);
            if (!_rule.TryTake(full, now, 1, out var next, out var wait))
                return new Refusal(RefusalReason.ChatTooFast, "You chat too fast: wait a moment.", wait);
            if (room?.Take() is { } busy)
                return busy;
            _recent[viewer] = next;
            return null;
        }
    }

    // What was last touched before the turn before this one is a full bucket: the same as none.
    private void Turn(long now)
    {
        var since = now - _turned;
        if (since < _rule.Whole.Ticks)
            return;
        (_recent, _older) = (_older, _recent);
        _recent.Clear();
        if (since >= 2 * _rule.Whole.Ticks)
            _older.Clear();
        _turned = now;
    }
}
