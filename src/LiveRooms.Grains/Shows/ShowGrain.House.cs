using LiveRooms.Grains.Creators;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Lobby;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>
/// What a show does by itself, round by round, on what is durable: leases, silent sessions, the lobby, the creator's list, drops
/// that could not be asked, the drops of an ended show. Whatever a crash left undone is done by the next activation's first round.
/// </summary>
internal sealed partial class ShowGrain
{
    private long _lobbyAudience = -1;
    private long _lobbyVersion;
    private bool _creatorKnows;

    private async Task KeepHouse(CancellationToken cancellation)
    {
        if (_feed.Room is null || _writer.Failure is not null)
            return;
        var now = time.GetUtcNow();
        _audience.Expire(now);
        CountAudience(now);
        if (_store.IsAway)
            return; // The rest is for the store to keep.
        if (_feed.Audience == 0 && GoHome())
            return; // The rest would hold the move up, and is done there.
        await RetireSilentSessions(now);
        await Task.WhenAll([.. _feed.Missing.ToArray().Select(Meet), .. _feed.Room.Drops.Where(MayFallDue).Select(Wake)]);
        if (_lobbyVersion < _feed.Room.Show.Version || _lobbyAudience != _feed.Audience)
            await TellLobby();
        await RemindCreator();
        await CloseDrops();
    }

    private static bool MayFallDue(DropView drop) => drop.Held > 0
        || (drop.Status == DropStatus.Announced && drop.Settings.OpensAt is not null)
        || (drop.Status != DropStatus.Closed && drop.Settings.ClosesAt is not null);

    /// <summary>
    /// A drop whose silo died does nothing until somebody asks it something, and its reminder may be a minute away. Asked, it does
    /// what is due and tells it as news.
    /// </summary>
    private async Task Wake(DropView drop)
    {
        try
        {
            MarkCalls();
            await GrainFactory.GetGrain<IDropGrain>(drop.Settings.Id.Value).Describe();
        }
#pragma warning disable CA1031 // It is asked again at the next round.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogDropUnreachable(e, Name, drop.Settings.Id);
        }
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
        await StoredOrShown(Record(events));
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
            _lobbyVersion = Math.Max(_lobbyVersion, show.Version);
        }
#pragma warning disable CA1031 // The lobby is told again at the next round.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogLobbyFailed(e, show.Settings.Id);
        }
    }

    private async Task TellCreator()
    {
        var settings = _feed.Room!.Show.Settings;
        await GrainFactory.GetGrain<ICreatorGrain>(settings.Creator.Value).AddShow(settings.Id);
        _creatorKnows = true;
    }

    /// <summary>A crash may have come between the show's creation and the creator's list. An ended show may have left it.</summary>
    private async Task RemindCreator()
    {
        if (_creatorKnows || _feed.Room!.Show.Status == ShowStatus.Ended)
            return;
        try
        {
            await TellCreator();
        }
#pragma warning disable CA1031 // The creator is told again at the next round.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogCreatorFailed(e, _show.Settings.Id);
        }
    }

    private async Task CloseDrops()
    {
        if (_feed.Room is { Show.Status: ShowStatus.Ended } room)
        {
            var left = room.Drops.Where(d => d.Status != DropStatus.Closed && (d.SharedWith is null || d.Free > 0));
            await Task.WhenAll(left.Select(CloseDrop));
        }
    }

    private async Task CloseDrop(DropView drop)
    {
        try
        {
            if (drop.SharedWith is not null)
            {
                await GrainFactory.GetGrain<IDropGrain>(drop.Settings.Id.Value).LeaveShow(_show.Settings.Id);
                return;
            }
            var actor = new Actor(new ViewerId(_show.Settings.Creator.Value), Role.Creator);
            var outcome = await GrainFactory.GetGrain<IDropGrain>(drop.Settings.Id.Value).Close(actor);
            if (outcome.Refusal is { } refusal)
                LogCloseRefused(Name, drop.Settings.Id, refusal.Message);
        }
#pragma warning disable CA1031 // It is closed at the next round; it must not keep the others open.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogDropUnreachable(e, Name, drop.Settings.Id);
        }
    }
}
