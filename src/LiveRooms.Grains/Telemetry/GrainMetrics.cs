using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;

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
    private readonly Counter<long> _reservations;
    private readonly Histogram<int> _batches;
    private readonly Counter<long> _lines;
    private readonly Counter<long> _shed;
    private readonly UpDownCounter<long> _follows;
    private readonly UpDownCounter<long> _alone;
    private readonly Counter<long> _snapshots;
    private readonly Counter<long> _deliveries;
    private int _storeless;

    /// <summary>Makes the instruments.</summary>
    public GrainMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _requests = meter.CreateCounter<long>(
            "liverooms.drop.requests", "{request}", "Viewers' requests answered by drops, by action and code (0 = done).");
        _reservations = meter.CreateCounter<long>(
            "liverooms.drop.reservations", "{reservation}",
            "What became of reservations, counted when it is stored, by outcome: held, waiting, entered, promoted, confirmed, released, expired, cancelled, refunded.");
        _batches = meter.CreateHistogram<int>("liverooms.drop.batch.requests", "{request}", "Requests in one batch.");
        _lines = meter.CreateCounter<long>("liverooms.show.chat.lines", "{line}", "Chat lines answered by shows, by code (0 = posted).");
        _shed = meter.CreateCounter<long>("liverooms.show.chat.shed", "{line}", "Of them, those refused because the silo is full.");
        _follows = meter.CreateUpDownCounter<long>("liverooms.show.follows", "{follow}", "Follows waiting for news.");
        _alone = meter.CreateUpDownCounter<long>("liverooms.show.storeless", "{room}", "Rooms that go on while their store does not answer.");
        _snapshots = meter.CreateCounter<long>("liverooms.snapshots", "{snapshot}", "Snapshots taken, by journal kind and whether kept.");
        _deliveries = meter.CreateCounter<long>(
            "liverooms.webhook.attempts", "{attempt}", "Facts sent to merchants, by outcome: taken, failed, or dead (failed for the last time).");
    }

    /// <summary>Rooms that go on without their store right now.</summary>
    public int Storeless => Volatile.Read(ref _storeless);

    /// <summary>To count a batch's answers with, before it is answered; null when nobody listens.</summary>
    internal DropTally? NewTally() => _requests.Enabled ? new DropTally() : null;

    /// <summary>A batch was answered.</summary>
    internal void OnBatch(int requests, DropTally? tally)
    {
        _batches.Record(requests);
        foreach (var ((action, reason), count) in tally?.Counts ?? [])
            _requests.Add(count, new(ActionTag, Actions[action]), new(CodeTag, reason is { } code ? Codes.GetValueOrDefault(code, Done) : Done));
    }

    /// <summary>Events of a drop are stored.</summary>
    internal void OnStored(IReadOnlyList<DropEvent> events)
    {
        if (!_reservations.Enabled)
            return;
        Span<int> counts = stackalloc int[ReservationOutcomes.Names.Length];
        foreach (var e in events)
        {
            if (ReservationOutcomes.IndexOf(e) is { } outcome)
                counts[outcome]++;
        }
        for (var outcome = 0; outcome < counts.Length; outcome++)
        {
            if (counts[outcome] > 0)
                _reservations.Add(counts[outcome], new KeyValuePair<string, object?>(OutcomeTag, ReservationOutcomes.Names[outcome]));
        }
    }

    /// <summary>Chat lines were answered.</summary>
    internal void OnLines(ImmutableArray<Refusal?> answers)
    {
        if (!_lines.Enabled)
            return;
        foreach (var answer in answers)
            _lines.Add(1, new KeyValuePair<string, object?>(CodeTag, CodeOf(answer)));
    }

    /// <summary>A full silo refused chat lines.</summary>
    internal void OnShed(int lines) => _shed.Add(lines);

    /// <summary>A follow begins to wait.</summary>
    internal void OnFollowWaits() => _follows.Add(1);

    /// <summary>A follow waits no more.</summary>
    internal void OnFollowWaited() => _follows.Add(-1);

    /// <summary>A room goes on without its store.</summary>
    internal void OnStoreAway()
    {
        Interlocked.Increment(ref _storeless);
        _alone.Add(1);
    }

    /// <summary>No more, or it ended.</summary>
    internal void OnStoreBack()
    {
        Interlocked.Decrement(ref _storeless);
        _alone.Add(-1);
    }

    /// <summary>A snapshot was taken.</summary>
    internal void OnSnapshot(string kind, bool kept) => _snapshots.Add(1, new(KindTag, kind), new(KeptTag, kept));

    /// <summary>A merchant's endpoint took a fact.</summary>
    internal void OnTaken() => _deliveries.Add(1, new KeyValuePair<string, object?>(OutcomeTag, "taken"));

    /// <summary>It did not.</summary>
    internal void OnNotTaken(bool dead) => _deliveries.Add(1, new KeyValuePair<string, object?>(OutcomeTag, dead ? "dead" : "failed"));

    private static object CodeOf(Refusal? refusal) => refusal is null ? Done : Codes.GetValueOrDefault(refusal.Reason, Done);
}
