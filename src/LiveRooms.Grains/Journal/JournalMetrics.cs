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
    private readonly Counter<long> _fenced;
    private readonly Counter<long> _unavailable;
    private readonly Counter<long> _wentBack;

    /// <summary>Creates the instruments.</summary>
    public JournalMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _groups = meter.CreateHistogram<int>("liverooms.journal.group.events", "{event}", "Events in one stored entry");
        _appends = meter.CreateHistogram<double>("liverooms.journal.append.duration", "s", "From sending an entry to its answer");
        _fenced = meter.CreateCounter<long>("liverooms.journal.fenced", "{append}", "Appends refused because another writer was first");
        _unavailable = meter.CreateCounter<long>("liverooms.journal.unavailable", "{call}", "Calls that the store did not answer");
        _wentBack = meter.CreateCounter<long>("liverooms.journal.went_back", "{call}", "Calls that found entries lost which were stored before");
    }

    /// <summary>One group of events became durable.</summary>
    public void OnGroup(string kind, int events) => _groups.Record(events, new KeyValuePair<string, object?>(KindTag, kind));

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
