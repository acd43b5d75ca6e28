using System.Collections.Immutable;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Warmth;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Warmth;

/// <summary>
/// Keeps a relay of every room that is to be warm, as if one viewer were in it. Follows the cluster's list with one call that waits;
/// while the list cannot be had, what is warm stays so.
/// </summary>
/// <param name="relays">This edge's relays.</param>
/// <param name="grains">Where the list is.</param>
/// <param name="edge">This edge's name, its own among all edges.</param>
/// <param name="metrics">Hears how many rooms are warm.</param>
/// <param name="time">For pauses after a failure, and a short one after each answer.</param>
/// <param name="log">Where failures go.</param>
internal sealed partial class WarmRooms(
    Relays relays, IGrainFactory grains, string edge, EdgeMetrics metrics, TimeProvider time, ILogger<WarmRooms> log) : IHostedService, IDisposable
{
    /// <summary>A silo that stops answers without waiting: edges must not ask it as often as they can.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<ShowId, Relay> _held = [];
    private Task _running = Task.CompletedTask;
    private (int Wanted, int Ready) _told;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Run(_stopping.Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task Run(CancellationToken stopping)
    {
        await Task.Yield();
        var list = grains.GetGrain<IWarmRoomsGrain>(WarmLimits.Key);
        var (version, failures) = (0L, 0);
        while (!stopping.IsCancellationRequested)
        {
            var pause = Rest;
            try
            {
                var told = await list.Follow(new WarmFollow(edge, version, [.. _held.Keys])).WaitAsync(stopping).ConfigureAwait(false);
                await Hold(told.Shows, stopping).ConfigureAwait(false);
                (version, failures) = (told.Version, 0);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever failed, the list is asked for again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFollowFailed(e);
                pause = Backoff.After(++failures);
            }
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        foreach (var show in _held.Keys.ToArray())
            Release(show);
        Tell(0);
    }

    /// <summary>
    /// Holds these rooms and no others. Each is entered anew every time: a relay that broke is replaced, and a show that does not
    /// answer yet keeps the others waiting no longer than a viewer.
    /// </summary>
    private async Task Hold(ImmutableArray<ShowId> shows, CancellationToken stopping)
    {
        foreach (var show in _held.Keys.Except(shows).ToArray())
            Release(show);
        var entered = await Task.WhenAll(shows.Select(show => relays.Enter(show, stopping))).ConfigureAwait(false);
        foreach (var (show, (relay, refusal)) in shows.Zip(entered))
        {
            Release(show);
            if (relay is not null)
                _held.Add(show, relay);
            else
                LogRefused(show, refusal!.Message);
        }
        Tell(shows.Length);
    }

    private void Tell(int wanted)
    {
        metrics.OnWarm(wanted - _told.Wanted, _held.Count - _told.Ready);
        _told = (wanted, _held.Count);
    }

    private void Release(ShowId show)
    {
        if (_held.Remove(show, out var relay))
            relay.Exit();
    }

    [LoggerMessage(2501, LogLevel.Warning, "The list of warm rooms cannot be had; it is asked for again")]
    private partial void LogFollowFailed(Exception e);

    [LoggerMessage(2502, LogLevel.Warning, "The room of show {Show} is not warm here, and is tried again: {Reason}")]
    private partial void LogRefused(ShowId show, string reason);
}
