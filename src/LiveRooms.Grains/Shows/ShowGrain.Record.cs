using LiveRooms.Grains.Journal;
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
    private PatientJournal _store = null!;

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

    /// <summary>For anything else.</summary>
    /// <exception cref="JournalUnavailableException">The store is away: nothing is begun.</exception>
    private void RequireStore()
    {
        if (_store.IsAway)
            throw new JournalUnavailableException($"The store does not answer: {_key} stays as it is.");
    }

    private void OnDurable(long version)
    {
        var stored = _unstored.Dequeue();
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
        LogStoreAway(_key);
        grainMetrics.OnStoreAway();
        foreach (var unstored in _unstored)
            ShowTalk(unstored);
    }

    private void CatchUp(TimeSpan away)
    {
        LogStoreBack(_key, away, _writer.PendingEvents);
        grainMetrics.OnStoreBack();
    }

    private void GiveUpUnstored()
    {
        if (_unstored.Where(unstored => unstored.IsTalkShown).Sum(unstored => unstored.Events.Count) is > 0 and var lost)
            LogUnstoredLost(_key, lost);
        if (_store.IsAway)
            grainMetrics.OnStoreBack();
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

        _feed.Set(room.Show, unstored.Tallies);
        _feed.Publish();
        unstored.IsTalkShown = true;
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
