using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Placement;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>Activation, the feed's beginning, snapshots.</summary>
internal sealed partial class ShowGrain
{
    /// <summary>
    /// What a drop that was met late told before this feed began, nobody who follows it is owed; so much earlier counts as after,
    /// for clocks that differ and writes that took their time.
    /// </summary>
    private static readonly TimeSpan NewsMargin = TimeSpan.FromMinutes(1);

    /// <summary>How long an activation that ends waits for what it decided to be stored.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private bool _open;
    private bool _isOver;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Orleans may begin this under the activation's lock: a call from there to a grain that begins too, and calls back, would
        // block both threads for good.
        await Task.Yield();
        HeadlineMark.Clear();
        _key = new JournalKey("show", this.GetPrimaryKeyString());
        _audience = new AudienceLease(options.Value.AudienceLease);
        _began = time.GetUtcNow();
        _feed = new ShowFeed(NewEpoch(), options.Value.KeptEvents);
        if (await ReplayOrLeave(cancellationToken) is not { } head)
            return; // It takes no call here.
        _snapshotVersion = head.SnapshotVersion;
        _store = new PatientJournal(journal, options.Value.StorePatience, time, GoOnAlone, CatchUp);
        _writer = new JournalWriter<ShowEvent>(_store, _key, head.Version, ShowJson.Encode, Groups, journalMetrics);
        if (GoesHome())
            return; // It takes no call here.
        _ = DeactivateOnFailure();
        _resident = residents.Enter(GrainContext, () => IsHeadline);
        if (_show.Exists && !GoOn(head.Version))
            await BeginFeed();
        (_open, _handed) = (true, null);
        this.RegisterGrainTimer(
            KeepHouse, new GrainTimerCreationOptions(options.Value.LobbyRefresh, options.Value.LobbyRefresh) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_store is null)
            return; // It never began here.
        // Where it lives next it must not be surprised by what is under way.
        await StoreTheRest(cancellationToken);
        _isOver = true;
        _store.Stop();
        // Another activation may begin now: what this one could not store must not come between.
        if (_writer.PendingEvents > 0)
            _writer.Stop(new JournalUnavailableException($"This activation of {_key} is over."));
        GiveUpUnstored();
        if (reason.ReasonCode == DeactivationReasonCode.ShuttingDown)
            home.SendOn(this, IsHeadline);
    }

    /// <summary>Null when this silo cannot read the journal and the show goes on to another.</summary>
    private async Task<JournalHead?> ReplayOrLeave(CancellationToken cancellation)
    {
        try
        {
            return await Replay(cancellation);
        }
        catch (JournalUnavailableException e) when (home.Leave(this))
        {
            LogLeaves(e, _key, home.Here);
            return null;
        }
    }

    /// <summary>
    /// A room whose store lost the last that was said goes on with what is left: nobody bought anything by it, and its feed begins
    /// anew. What was lost is named in the log.
    /// </summary>
    private async Task<JournalHead> Replay(CancellationToken cancellation)
    {
        try
        {
            return await journal.Replay(_key, RestoreSnapshot, RestoreEntry, cancellation);
        }
        catch (JournalWentBackException e)
        {
            LogWentBack(e, _key);
            await trust.Accept(_key);
            _show = Show.Initial;
            return await journal.Replay(_key, RestoreSnapshot, RestoreEntry, cancellation);
        }
    }

    private async Task BeginFeed()
    {
        foreach (var drop in _show.Drops)
            _feed.Attach(drop);
        // A drop that is slow to answer must not keep its show from living.
        await Task.WhenAny(Task.WhenAll(_show.Drops.Select(Meet)), Task.Delay(options.Value.FollowWait, time, CancellationToken.None));
        foreach (var line in _show.Chat)
            _feed.Add(line);
        _feed.Set(View(), _show.Tally.Total);
        var now = time.GetUtcNow();
        foreach (var session in _show.Tally.CountedSessions)
            _lastReport[session] = now;
    }

    /// <summary>Asks a drop how it stands. One that cannot be reached is asked again at the next round.</summary>
    private async Task Meet(DropId drop)
    {
        try
        {
            MarkCalls();
            if (await GrainFactory.GetGrain<IDropGrain>(drop.Value).DescribeIn(_show.Settings.Id) is not { } view)
                return;
            Display(view);
            if (_open)
                _feed.Publish();
            else
                _feed.Told(drop, view.Version); // Whoever follows begins with this view.
        }
#pragma warning disable CA1031 // One bad drop must not keep its show from living.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogDropUnreachable(e, Name, drop);
        }
    }

    /// <summary>
    /// Shows a drop as it stands. When its store lost something that viewers may have seen, the feed begins anew: so each of them learns
    /// what is left of its own, and no number of the feed is of two times.
    /// </summary>
    private void Display(DropView view)
    {
        var anew = _open && view.LossVersion > _feed.LossOf(view.Settings.Id);
        _feed.Set(view);
        if (!anew)
            return;
        LogDropLost(view.Settings.Id, _key);
        _feed.Renew(Math.Max(NewEpoch(), _feed.Epoch + (1L << 21)));
        foreach (var line in _show.Chat)
            _feed.Add(line);
    }

    /// <summary>Unlike the epoch of any other activation, and exact in a JavaScript number: seconds, then 21 bits of chance.</summary>
    private long NewEpoch() => (time.GetUtcNow().ToUnixTimeSeconds() << 21) | ((uint)GrainContext.ActivationId.GetHashCode() & ((1 << 21) - 1));

    private void RestoreSnapshot(ReadOnlyMemory<byte> snapshot) => _show = Show.FromSnapshot(ShowJson.DecodeSnapshot(snapshot.Span));

    private void RestoreEntry(JournalEntry entry)
    {
        foreach (var e in ShowJson.Decode(entry.Bytes.Span))
            _show.Evolve(e);
    }

    private byte[]? SnapshotWhenDue()
    {
        if (_writer.Version - _snapshotVersion < options.Value.SnapshotEvery)
            return null;
        _snapshotVersion = _writer.Version;
        return ShowJson.EncodeSnapshot(_show.ToSnapshot());
    }

    private async Task SaveSnapshot(long version, byte[] snapshot)
    {
        try
        {
            await journal.SaveSnapshot(_key, version, snapshot, trim: true);
            grainMetrics.OnSnapshot(_key.Kind, kept: true);
        }
#pragma warning disable CA1031 // Without it the replay is longer, and nothing else.
        catch (Exception e)
#pragma warning restore CA1031
        {
            grainMetrics.OnSnapshot(_key.Kind, kept: false);
            LogSnapshotFailed(e, _key, version);
        }
    }
}
