using System.Diagnostics.Metrics;

namespace LiveRooms.Grains.Journal;

/// <summary>What the journals did, on meter <c>LiveRooms.Journal</c>.</summary>
public sealed class JournalMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "LiveRooms.Journal";

    private const string KindTag = "journal.kind";
    private const string OperationTag = "journal.operation";

    private readonly Histogram<int> _groups;
    private readonly Histogram<double> _appends;
    private readonly Histogram<double> _commits;
    private readonly UpDownCounter<long> _pending;
    private readonly TimeProvider _time;
    private readonly Counter<long> _fenced;
    private readonly Counter<long> _unavailable;
    private readonly Counter<long> _wentBack;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Makes the meter.</param>
    /// <param name="time">Measures how long events wait; null takes the system's.</param>
    public JournalMetrics(IMeterFactory meters, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _groups = meter.CreateHistogram<int>("liverooms.journal.group.events", "{event}", "Events in one stored entry");
        _appends = meter.CreateHistogram<double>("liverooms.journal.append.duration", "s", "From sending an entry to its answer");
        _commits = meter.CreateHistogram<double>(
            "liverooms.journal.commit.duration", "s", "How far a journal lags: from taking the first event of a group until the group is durable");
        _pending = meter.CreateUpDownCounter<long>("liverooms.journal.pending", "{event}", "Events taken and not yet durable");
        _fenced = meter.CreateCounter<long>("liverooms.journal.fenced", "{append}", "Appends refused because another writer was first");
        _unavailable = meter.CreateCounter<long>("liverooms.journal.unavailable", "{call}", "Calls that the store did not answer");
        _wentBack = meter.CreateCounter<long>("liverooms.journal.went_back", "{call}", "Calls that found entries lost which were stored before");
    }

    /// <summary>When the first events of a group are taken, for <see cref="OnGroup"/>.</summary>
    public long Now() => _time.GetTimestamp();

    /// <summary>One group of events became durable.</summary>
    /// <param name="kind">The journal's kind.</param>
    /// <param name="events">How many.</param>
    /// <param name="begun">When the first was taken.</param>
    public void OnGroup(string kind, int events, long begun)
    {
        _groups.Record(events, new KeyValuePair<string, object?>(KindTag, kind));
        _commits.Record(_time.GetElapsedTime(begun).TotalSeconds, new KeyValuePair<string, object?>(KindTag, kind));
    }

    /// <summary>Events were taken, or wait no more (negative).</summary>
    public void OnPending(string kind, int change) => _pending.Add(change, new KeyValuePair<string, object?>(KindTag, kind));

    /// <summary>The store answered an append, stored or refused.</summary>
    public void OnAppend(string kind, TimeSpan took) =>
        _appends.Record(took.TotalSeconds, new KeyValuePair<string, object?>(KindTag, kind));

    /// <summary>An append was refused.</summary>
    public void OnFenced(string kind) => _fenced.Add(1, new KeyValuePair<string, object?>(KindTag, kind));

    /// <summary>A call was not answered.</summary>
    public void OnUnavailable(string kind, string operation) => _unavailable.Add(
        1, new KeyValuePair<string, object?>(KindTag, kind), new KeyValuePair<string, object?>(OperationTag, operation));

    /// <summary>A journal was found below what was stored.</summary>
    public void OnWentBack(string kind) => _wentBack.Add(1, new KeyValuePair<string, object?>(KindTag, kind));
}
