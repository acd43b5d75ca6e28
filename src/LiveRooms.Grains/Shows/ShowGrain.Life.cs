using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Lobby;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>Activation, snapshots, and what a show does by itself: leases, the lobby, the drops of an ended show.</summary>
internal sealed partial class ShowGrain
{
    private long _lobbyAudience = -1;
    private bool _lobbyBehind;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = new JournalKey("show", this.GetPrimaryKeyString());
        _audience = new AudienceLease(options.Value.AudienceLease);
        _feed = new ShowFeed(NewEpoch(), options.Value.KeptEvents);
        var head = await journal.Replay(_key, RestoreSnapshot, RestoreEntry, cancellationToken);
        _snapshotVersion = head.SnapshotVersion;
        _writer = new JournalWriter<ShowEvent>(journal, _key, head.Version, ShowJson.Encode, metrics: metrics);
        _ = DeactivateOnFailure();
        if (_show.Exists)
            await BeginFeed();
        this.RegisterGrainTimer(
            KeepHouse, new GrainTimerCreationOptions(options.Value.LobbyRefresh, options.Value.LobbyRefresh) { Interleave = true });
    }

    private async Task BeginFeed()
    {
        foreach (var drop in await Task.WhenAll(_show.Drops.Select(Describe)))
        {
            if (drop is not null)
                _feed.Set(drop);
        }
        foreach (var line in _show.Chat)
            _feed.Add(line);
        _feed.Set(View(), _show.Tally.Total);
        var now = time.GetUtcNow();
        foreach (var session in _show.Tally.CountedSessions)
            _lastReport[session] = now;
    }

    /// <summary>A drop that cannot be reached now tells its news itself as soon as it can.</summary>
    private async Task<DropView?> Describe(DropId drop)
    {
        try
        {
            return await GrainFactory.GetGrain<IDropGrain>(drop.Value).Describe();
        }
#pragma warning disable CA1031 // One bad drop must not keep its show from living.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogDropUnreachable(e, drop);
            return null;
        }
    }

    /// <summary>Unlike the epoch of any earlier activation, and exact in a JavaScript number.</summary>
    private long NewEpoch() =>
        (time.GetUtcNow().ToUnixTimeMilliseconds() * 256) + (GrainContext.ActivationId.GetHashCode() & 255);

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
        }
        catch (JournalUnavailableException e)
        {
            LogSnapshotFailed(e, _key, version);
        }
    }

    private async Task KeepHouse(CancellationToken cancellation)
    {
        if (!_show.Exists || _writer.Failure is not null)
            return;
        var now = time.GetUtcNow();
        _audience.Expire(now);
        CountAudience(now);
        await RetireSilentSessions(now);
        if (_lobbyBehind || _lobbyAudience != _feed.Audience)
            await TellLobby();
        if (_show.Status == ShowStatus.Ended)
            await CloseDrops();
    }

    private async Task RetireSilentSessions(DateTimeOffset now)
    {
        var events = new List<ShowEvent>();
        foreach (var (session, last) in _lastReport.ToArray())
        {
            if (now - last < options.Value.SessionRetention)
                continue;
            _lastReport.Remove(session);
            Decide(new RetireSession(session), now, events);
        }
        await Record(events);
    }

    private async Task TellLobby()
    {
        var show = _feed.Room!.Show;
        var audience = _feed.Audience;
        try
        {
            await Task.WhenAll(
                GrainFactory.GetGrain<ILobbyGrain>(show.Settings.Market.Value).Update(show, audience),
                GrainFactory.GetGrain<ILobbyGrain>(LobbyKeys.All).Update(show, audience));
            _lobbyAudience = audience;
            _lobbyBehind = false;
        }
#pragma warning disable CA1031 // The lobby is told again at the next round.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _lobbyBehind = true;
            LogLobbyFailed(e, show.Settings.Id);
        }
    }

    private async Task CloseDrops()
    {
        if (_show.Status != ShowStatus.Ended || _feed.Room is not { } room)
            return;
        var actor = new Actor(new ViewerId(_show.Settings.Creator.Value), Role.Creator);
        foreach (var drop in room.Drops.Where(d => d.Status != DropStatus.Closed))
        {
            var outcome = await GrainFactory.GetGrain<IDropGrain>(drop.Settings.Id.Value).Close(actor);
            if (outcome.Refusal is { } refusal)
                LogCloseRefused(drop.Settings.Id, refusal.Message);
        }
    }
}
