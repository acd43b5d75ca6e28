using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;

namespace LiveRooms.Grains.Telemetry;

/// <summary>The grains' measurements, meter <see cref="MeterName"/>. No tag names a viewer, a show or a drop.</summary>
public sealed class GrainMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "LiveRooms.Grains";

    private const string ActionTag = "action";
    private const string CodeTag = "code";
    private const string KindTag = "journal.kind";
    private const string KeptTag = "kept";
    private const string OutcomeTag = "outcome";

    // Boxed once: a tag's value is an object.
    private static readonly FrozenDictionary<RefusalReason, object> Codes =
        Enum.GetValues<RefusalReason>().ToFrozenDictionary(reason => reason, reason => (object)(int)reason);

    private static readonly FrozenDictionary<DropAction, string> Actions = new Dictionary<DropAction, string>
    {
        [DropAction.Reserve] = "reserve",
        [DropAction.Confirm] = "confirm",
        [DropAction.Release] = "release",
    }.ToFrozenDictionary();

    private static readonly object Done = 0;

    private readonly Counter<long> _requests;
    private readonly Histogram<int> _batches;
    private readonly Counter<long> _lines;
    private readonly UpDownCounter<long> _follows;
    private readonly UpDownCounter<long> _alone;
    private readonly Counter<long> _snapshots;
    private readonly Counter<long> _deliveries;

    /// <summary>Makes the instruments.</summary>
    public GrainMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _requests = meter.CreateCounter<long>(
            "liverooms.drop.requests", "{request}", "Viewers' requests answered by drops, by action and code (0 = done).");
        _batches = meter.CreateHistogram<int>("liverooms.drop.batch.requests", "{request}", "Requests in one batch.");
        _lines = meter.CreateCounter<long>("liverooms.show.chat.lines", "{line}", "Chat lines answered by shows, by code (0 = posted).");
        _follows = meter.CreateUpDownCounter<long>("liverooms.show.follows", "{follow}", "Follows waiting for news.");
        _alone = meter.CreateUpDownCounter<long>("liverooms.show.storeless", "{room}", "Rooms that go on while their store does not answer.");
        _snapshots = meter.CreateCounter<long>("liverooms.snapshots", "{snapshot}", "Snapshots taken, by journal kind and whether kept.");
        _deliveries = meter.CreateCounter<long>(
            "liverooms.webhook.attempts", "{attempt}", "Facts sent to merchants, by outcome: taken, failed, or dead (failed for the last time).");
    }

    /// <summary>To count a batch's answers with, before it is answered; null when nobody listens.</summary>
    internal DropTally? NewTally() => _requests.Enabled ? new DropTally() : null;

    /// <summary>A batch was answered.</summary>
    internal void OnBatch(int requests, DropTally? tally)
    {
        _batches.Record(requests);
        foreach (var ((action, reason), count) in tally?.Counts ?? [])
            _requests.Add(count, new(ActionTag, Actions[action]), new(CodeTag, reason is { } code ? Codes.GetValueOrDefault(code, Done) : Done));
    }

    /// <summary>Chat lines were answered.</summary>
    internal void OnLines(ImmutableArray<Refusal?> answers)
    {
        if (!_lines.Enabled)
            return;
        foreach (var answer in answers)
            _lines.Add(1, new KeyValuePair<string, object?>(CodeTag, CodeOf(answer)));
    }

    /// <summary>A follow begins to wait.</summary>
    internal void OnFollowWaits() => _follows.Add(1);

    /// <summary>A follow waits no more.</summary>
    internal void OnFollowWaited() => _follows.Add(-1);

    /// <summary>A room goes on without its store.</summary>
    internal void OnStoreAway() => _alone.Add(1);

    /// <summary>No more, or it ended.</summary>
    internal void OnStoreBack() => _alone.Add(-1);

    /// <summary>A snapshot was taken.</summary>
    internal void OnSnapshot(string kind, bool kept) => _snapshots.Add(1, new(KindTag, kind), new(KeptTag, kept));

    /// <summary>A merchant's endpoint took a fact.</summary>
    internal void OnTaken() => _deliveries.Add(1, new KeyValuePair<string, object?>(OutcomeTag, "taken"));

    /// <summary>It did not.</summary>
    internal void OnNotTaken(bool dead) => _deliveries.Add(1, new KeyValuePair<string, object?>(OutcomeTag, dead ? "dead" : "failed"));

    private static object CodeOf(Refusal? refusal) => refusal is null ? Done : Codes.GetValueOrDefault(refusal.Reason, Done);
}
