using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Cluster;

/// <summary>
/// Which processes there are. Each reports what it is and when it reports next; one that misses three of its reports is not there.
/// What an operator asks of a process is handed out with the answer to its reports until it leaves: to take it twice must be harmless.
/// </summary>
/// <typeparam name="TRow">What a process says of itself.</typeparam>
public sealed class Census<TRow>
    where TRow : class
{
    /// <summary>Processes counted at once.</summary>
    public const int MaxProcesses = 1_024;

    /// <summary>The shortest time between two reports of a process.</summary>
    public static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest.</summary>
    public static readonly TimeSpan LongestPeriod = TimeSpan.FromMinutes(1);

    private const int ReportsPerLease = 3;

    private readonly Dictionary<ProcessId, Entry> _entries = [];
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Takes what a process says of itself; false when there is no room for another.</summary>
    /// <param name="process">Who.</param>
    /// <param name="row">What.</param>
    /// <param name="period">When it reports next; taken as within the bounds.</param>
    /// <param name="now">When.</param>
    /// <param name="order">What is asked of it.</param>
    public bool Report(ProcessId process, TRow row, TimeSpan period, DateTimeOffset now, out ProcessOrder order)
    {
        Expire(now);
        order = ProcessOrder.None;
        if (!_entries.TryGetValue(process, out var known) && _entries.Count >= MaxProcesses)
            return false;
        order = known?.Order ?? ProcessOrder.None;
        var next = period < ShortestPeriod ? ShortestPeriod : period > LongestPeriod ? LongestPeriod : period;
        _entries[process] = new Entry(row, now, now + (ReportsPerLease * next), order);
        return true;
    }

    /// <summary>Forgets a process that said goodbye; false when it is not there.</summary>
    public bool Remove(ProcessId process) => _entries.Remove(process);

    /// <summary>Asks something of a process; false when it is not there.</summary>
    public bool Ask(ProcessId process, ProcessOrder order, DateTimeOffset now)
    {
        Expire(now);
        if (!_entries.TryGetValue(process, out var known))
            return false;
        _entries[process] = known with { Order = order };
        return true;
    }

    /// <summary>The processes that are there, with what they said last and when; in the order of their ids.</summary>
    public IReadOnlyList<(TRow Row, DateTimeOffset At)> Present(DateTimeOffset now)
    {
        Expire(now);
        return [.. _entries.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal).Select(entry => (entry.Value.Row, entry.Value.At))];
    }

    private void Expire(DateTimeOffset now)
    {
        // After a clock went back every lease keeps the time it had left.
        var back = now < _last ? _last - now : TimeSpan.Zero;
        _last = now;
        foreach (var (process, entry) in _entries.ToArray())
        {
            if (entry.Ends - back <= now)
                _entries.Remove(process);
            else if (back > TimeSpan.Zero)
                _entries[process] = entry with { At = entry.At - back, Ends = entry.Ends - back };
        }
    }

    private sealed record Entry(TRow Row, DateTimeOffset At, DateTimeOffset Ends, ProcessOrder Order);
}
