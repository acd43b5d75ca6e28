using LiveRooms.Faults.Nemesis.History;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>
/// What real time says of the journal: whatever was answered before a call began is there when it begins, and what began after it
/// ended is not there yet when it ends. Between the two lie the states that its answer may be of.
/// </summary>
internal sealed class Windows
{
    private readonly long _last;
    private readonly List<(long Ended, long Revision, Call Call)> _answered = [];
    private readonly List<(long Began, long Revision)> _begun = [];

    internal Windows(IReadOnlyCollection<Call> calls, Ledger ledger)
    {
        _last = ledger.Last;
        foreach (var call in calls)
        {
            if (call.Answer.Outcome == Outcome.Done)
                _answered.Add((call.Ended, Math.Max(call.Answer.Version, ledger.Deeds.GetValueOrDefault(call.Operation)?.Revision ?? 0), call));
        }
        foreach (var attempts in calls.Where(call => call.MayHaveHappened).GroupBy(call => call.Operation))
        {
            if (ledger.Deeds.TryGetValue(attempts.Key, out var deed))
                _begun.Add((attempts.Min(call => call.Began), deed.Revision));
        }

        _answered.Sort((one, other) => one.Ended.CompareTo(other.Ended));
        for (var i = 1; i < _answered.Count; i++)
        {
            if (_answered[i].Revision < _answered[i - 1].Revision)
                _answered[i] = (_answered[i].Ended, _answered[i - 1].Revision, _answered[i - 1].Call);
        }
        _begun.Sort();
        for (var i = _begun.Count - 2; i >= 0; i--)
            _begun[i] = (_begun[i].Began, Math.Min(_begun[i].Revision, _begun[i + 1].Revision));
    }

    /// <summary>The last revision that somebody had been told of before <paramref name="began"/>, and the call that was told.</summary>
    internal (long Revision, Call? Told) Low(long began)
    {
        var before = Count(_answered.Count, i => _answered[i].Ended < began);
        return before == 0 ? (0, null) : (_answered[before - 1].Revision, _answered[before - 1].Call);
    }

    /// <summary>The last revision before the first one that was asked for only after <paramref name="ended"/>.</summary>
    internal long High(long ended)
    {
        var before = Count(_begun.Count, i => _begun[i].Began <= ended);
        return before == _begun.Count ? _last : _begun[before].Revision - 1;
    }

    /// <summary>How many at the beginning fulfil a condition that those behind them do not.</summary>
    private static int Count(int count, Func<int, bool> holds)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(middle))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
