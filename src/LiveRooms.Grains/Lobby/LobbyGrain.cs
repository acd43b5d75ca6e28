using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LiveRooms.Grains.Lobby;

/// <summary>
/// Keeps a market's list of shows. Changes are written one write at a time, everything that came meanwhile in the next; the
/// caller is answered when its change is stored.
/// </summary>
[GrainType("lobby"), Reentrant]
internal sealed class LobbyGrain([PersistentState("lobby")] IPersistentState<LobbyState> state, IOptions<LobbyOptions> options)
    : Grain, ILobbyGrain
{
    private readonly Dictionary<ShowId, long> _audiences = [];
    private Task _write = Task.CompletedTask;
    private Task? _nextWrite;
    private bool _unwritten;
    private LobbyEntry[]? _ordered;

    public Task Update(ShowView show, long audience)
    {
        var id = show.Settings.Id;
        if (audience != _audiences.GetValueOrDefault(id))
            _ordered = null;
        _audiences[id] = audience;
        if (!state.State.Shows.TryGetValue(id, out var known) || known.Version < show.Version)
        {
            state.State.Shows[id] = show;
            _ordered = null;
            _unwritten = true;
            MakeRoom();
        }
        // A write in flight may be the one that holds this show.
        return _unwritten ? _nextWrite ??= WriteAfter(_write) : _write;
    }

    public Task<LobbyPage> List(LobbyQuery query)
    {
        var offset = Math.Max(0, query.Offset);
        var fitting = Ordered()
            .Where(e => query.Language is null || e.Show.Settings.Language == query.Language)
            .Where(e => query.Status is null || e.Show.Status == query.Status)
            .Skip(offset);
        var limit = Math.Clamp(query.Limit, 1, 100);
        var entries = fitting.Take(limit + 1).ToArray();
        var next = entries.Length > limit ? offset + limit : (int?)null;
        return Task.FromResult(new LobbyPage([.. entries.Take(limit)], next));
    }

    private async Task WriteAfter(Task previous)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        // What else comes in this turn joins this write.
        await Task.Yield();
        _write = _nextWrite!;
        _nextWrite = null;
        _unwritten = false;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            _unwritten = true; // Whoever comes next, with the same show too, writes again.
            throw;
        }
    }

    private LobbyEntry[] Ordered() => _ordered ??=
    [
        .. state.State.Shows.Values
            .Select(show => new LobbyEntry(show, _audiences.GetValueOrDefault(show.Settings.Id)))
            .OrderBy(e => e.Show.Status switch { ShowStatus.Live => 0, ShowStatus.Scheduled => 1, _ => 2 })
            .ThenByDescending(e => e.Show.Status == ShowStatus.Live ? e.Audience : 0)
            .ThenBy(e => e.Show.Status == ShowStatus.Scheduled ? e.Show.Settings.ScheduledAt : null)
            .ThenByDescending(e => e.Show.EndedAt ?? e.Show.StartedAt)
            .ThenBy(e => e.Show.Settings.Id.Value, StringComparer.Ordinal),
    ];

    private void MakeRoom()
    {
        if (state.State.Shows.Count <= options.Value.MaxShows)
            return;
        var oldest = state.State.Shows.Values.Where(s => s.Status == ShowStatus.Ended).MinBy(s => s.EndedAt)
            ?? state.State.Shows.Values.MinBy(s => s.Settings.ScheduledAt ?? DateTimeOffset.MinValue)!;
        state.State.Shows.Remove(oldest.Settings.Id);
        _audiences.Remove(oldest.Settings.Id);
    }
}
