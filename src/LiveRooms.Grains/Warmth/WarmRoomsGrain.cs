using System.Collections.Immutable;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LiveRooms.Grains.Warmth;

/// <summary>Keeps the list of warm rooms, and tells it to every edge that asks.</summary>
[GrainType("warm-rooms"), Reentrant]
internal sealed class WarmRoomsGrain(
    [PersistentState("warm-rooms")] IPersistentState<WarmRoomsState> state, TimeProvider time, IOptions<ShowOptions> options,
    IHostApplicationLifetime host)
    : Grain, IWarmRoomsGrain
{
    private readonly WarmEdges _edges = new();
    private StateSaver _saver = null!;
    private TaskCompletionSource _news = NewSource();
    private long _version;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Later than all that an activation before this one has counted up to.
        _version = time.GetUtcNow().UtcTicks;
        _saver = new StateSaver(state.WriteStateAsync, DeactivateOnIdle);
        return Task.CompletedTask;
    }

    public async Task<Outcome<WarmRoom>> Warm(ShowId show, TimeSpan duration)
    {
        if (duration < TimeSpan.Zero || duration > WarmLimits.MaxDuration)
            throw new ArgumentOutOfRangeException(nameof(duration));
        if (await Settle(show) is not { } home)
            return new Refusal(RefusalReason.ShowUnknown, "There is no such show.");
        Expire();
        var rooms = state.State.Until;
        if (duration == TimeSpan.Zero)
            rooms.Remove(show);
        else if (rooms.ContainsKey(show) || rooms.Count < WarmLimits.MaxRooms)
            rooms[show] = time.GetUtcNow() + duration;
        else
            return new Refusal(RefusalReason.Busy, $"{WarmLimits.MaxRooms} rooms are kept warm already: let one go.");
        Publish();
        await _saver.Save();
        return Of(show, home);
    }

    public Task<WarmRoom> Describe(ShowId show)
    {
        Expire();
        return Task.FromResult(Of(show, null));
    }

    public async Task<WarmList> Follow(WarmFollow follow)
    {
        if (follow.Edge.Length is 0 or > WarmFollow.MaxName || follow.Ready.Length > WarmLimits.MaxRooms)
            throw new ArgumentException("The edge's name or the list of its rooms is too long.", nameof(follow));
        _edges.Hear(follow, time.GetUtcNow());
        Expire();
        if (follow.Version == _version)
            await WaitForNews();
        Expire();
        return new WarmList(_version, [.. state.State.Until.Keys]);
    }

    /// <summary>A show that was on its way is asked again where it went.</summary>
    private async Task<WarmShow?> Settle(ShowId show)
    {
        var grain = GrainFactory.GetGrain<IShowGrain>(show.Value);
        var home = await grain.Warm();
        return home is { IsHome: false } ? await grain.Warm() : home;
    }

    private WarmRoom Of(ShowId show, WarmShow? home) => new(
        show, state.State.Until.TryGetValue(show, out var until) ? until : null, home, _edges.Of(show, time.GetUtcNow()));

    /// <summary>What is over is forgotten; that much need not be stored.</summary>
    private void Expire()
    {
        var now = time.GetUtcNow();
        var over = state.State.Until.Where(room => room.Value <= now).Select(room => room.Key).ToImmutableArray();
        foreach (var show in over)
            state.State.Until.Remove(show);
        if (!over.IsEmpty)
            Publish();
    }

    private void Publish()
    {
        _version++;
        var news = _news;
        _news = NewSource();
        news.SetResult();
    }

    private async Task WaitForNews()
    {
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(host.ApplicationStopping);
        await Task.WhenAny(_news.Task, Task.Delay(options.Value.FollowWait, time, waited.Token));
        await waited.CancelAsync();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
