using LiveRooms.Grains.Journal;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>
/// From a decision to the journal and to the room. What is decided is shown when it is stored. While the store is away, what is said
/// and counted is shown at once, so that the room goes on, and stored when the store is back; anything else is not begun, and what
/// was begun waits.
/// </summary>
internal sealed partial class ShowGrain
{
    /// <summary>Entries of a room that catches up stay well below what a journal takes: a line's event has 2 KB at most.</summary>
    private static readonly JournalWriterOptions Groups = new() { MaxEventsPerEntry = 2_048 };

    /// <summary>What is decided and not stored yet, in order.</summary>
    private readonly Queue<Unstored> _unstored = new();
    private readonly HeldTallies _held = new();
    private PatientJournal _store = null!; // Null where the journal could not be read.
    private bool _isAlone;

    /// <summary>Whether the room saw something while the store was away that is not stored yet.</summary>
    private bool HasBacklog => _unstored.TryPeek(out var oldest) && oldest.IsTalkShown;

    /// <summary>Ends when the events, and all decided before them, are durable and published.</summary>
    private Task Record(List<ShowEvent> events)
    {
        if (events.Count == 0 || _writer.Failure is not null)
            return _writer.WhenDurable();
        var unstored = new Unstored(events, View(), _show.Tally.Total, SnapshotWhenDue());
        _unstored.Enqueue(unstored);
        var durable = _writer.Append(events, OnDurable, seal: unstored.Snapshot is not null);
        if (_store.IsAway)
            ShowTalk(unstored);
        return durable;
    }

    /// <summary>For what is said and counted: ends as that does, or when the store is away, since it is shown then.</summary>
    private async Task StoredOrShown(Task durable)
    {
        if (durable.IsCompleted || await Task.WhenAny(durable, _store.Away) == durable)
            await durable;
    }

    /// <summary>
    /// For anything else: ends as that does, or when the store is away. Whoever waited for the whole outage would keep this activation
    /// from ending.
    /// </summary>
    /// <exception cref="JournalUnavailableException">
    /// The store is away: what was begun is stored when it is back, and the same command then finds it done.
    /// </exception>
    private async Task Stored(Task durable)
    {
        if (!durable.IsCompleted && await Task.WhenAny(durable, _store.Away) != durable)
            throw new JournalUnavailableException($"The store does not answer: what {_key} was told is not stored yet.");
        await durable;
    }

    /// <summary>For anything else, before it is begun.</summary>
    /// <exception cref="JournalUnavailableException">The store is away: nothing is begun.</exception>
    private void RequireStore()
    {
        if (_store.IsAway)
            throw new JournalUnavailableException($"The store does not answer: {_key} stays as it is.");
    }

    /// <summary>
    /// Counts a relay's totals. While the store is away only the newest are held, of each relay: otherwise a long absence would fill the
    /// room with numbers that the next ones make worthless.
    /// </summary>
    private Refusal? Count(RelayReport report, DateTimeOffset now, List<ShowEvent> events)
    {
        var command = new ReportTally(report.Session, report.Totals.ToDictionary());
        if (!_store.IsAway)
        {
            var refused = Decide(command, now, events);
            Hear(report.Session, now);
            return refused;
        }

        var decision = ShowRules.Decide(_show, command, now);
        if (decision.Refusal is { } refusal)
            return refusal;
        if (!decision.Events.IsEmpty && !_held.Hold(_show.Tally, report.Session, report.Totals))
            return new Refusal(RefusalReason.Busy, "The room counts as many relay sessions as it can.");
        ShowCounts();
        return null;
    }

    private void RecordHeld()
    {
        var now = time.GetUtcNow();
        var events = new List<ShowEvent>();
        foreach (var (session, totals) in _held.Release())
        {
            Decide(new ReportTally(session, totals.ToDictionary()), now, events);
            Hear(session, now);
        }

        Record(events).Ignore();
    }

    /// <summary>A relay whose totals are recorded is not silent.</summary>
    private void Hear(RelaySession session, DateTimeOffset now)
    {
        if (_show.Tally.IsCounted(session))
            _lastReport[session] = now;
    }

    private void OnDurable(long version)
    {
        var stored = _unstored.Dequeue();
        if (_isOver)
            return; // The last write was slower than the farewell.
        foreach (var e in stored.Events)
        {
            if (!(stored.IsTalkShown && e is ChatPosted))
                Publish(e);
        }

        var changed = _feed.Room?.Show.Version != stored.View.Version;
        // What was shown ahead must not be taken back by what was counted before it.
        _feed.Set(stored.View, stored.IsTalkShown ? _feed.Tallies : stored.Tallies);
        _feed.Publish();
        if (changed)
            _ = TellLobby();
        if (stored.Snapshot is { } snapshot)
            _ = SaveSnapshot(version, snapshot);
    }

    private void GoOnAlone()
    {
        if (_isOver)
            return;
        LogStoreAway(_key);
        _isAlone = true;
        grainMetrics.OnStoreAway();
        foreach (var unstored in _unstored)
            ShowTalk(unstored);
    }

    private void CatchUp(TimeSpan away)
    {
        if (_isOver)
            return;
        RecordHeld();
        LogStoreBack(_key, away, _writer.PendingEvents);
        EndAlone();
    }

    /// <summary>What the room saw already is stored before this activation ends, if the store takes it in time.</summary>
    private async Task StoreTheRest(CancellationToken cancellation)
    {
        _store.Hurry();
        var rest = Rest();
        if (!rest.IsCompleted)
            await Task.WhenAny(rest, Task.Delay(Farewell, time, cancellation));
        rest.Ignore();

        async Task Rest()
        {
            // Once more: what was counted meanwhile is recorded when the store is back.
            while (_writer.PendingEvents > 0)
                await _writer.WhenDurable();
        }
    }

    private void GiveUpUnstored()
    {
        if (_unstored.Where(unstored => unstored.IsTalkShown).Sum(unstored => unstored.Events.Count) is > 0 and var lost)
            LogUnstoredLost(_key, lost);
        EndAlone();
    }

    private void EndAlone()
    {
        if (_isAlone)
            grainMetrics.OnStoreBack();
        _isAlone = false;
    }

    private void ShowTalk(Unstored unstored)
    {
        if (_feed.Room is not { } room || unstored.IsTalkShown)
            return; // It is being made, or its first try failed before it was waited for.
        foreach (var e in unstored.Events)
        {
            if (e is ChatPosted)
                Publish(e);
        }

        _feed.Set(room.Show, _held.Over(_show.Tally));
        _feed.Publish();
        unstored.IsTalkShown = true;
    }

    private void ShowCounts()
    {
        var totals = _held.Over(_show.Tally);
        if (_feed.Room is not { } room || totals == _feed.Tallies)
            return; // Who follows is not woken for nothing.
        _feed.Set(room.Show, totals);
        _feed.Publish();
    }

    /// <summary>The events of one decision, and the room after them.</summary>
    private sealed class Unstored(List<ShowEvent> events, ShowView view, ReactionTotals tallies, byte[]? snapshot)
    {
        public List<ShowEvent> Events { get; } = events;

        public ShowView View { get; } = view;

        public ReactionTotals Tallies { get; } = tallies;

        public byte[]? Snapshot { get; } = snapshot;

        /// <summary>Whether the room saw what was said and counted already.</summary>
        public bool IsTalkShown { get; set; }
    }
}
