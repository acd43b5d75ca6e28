using System.Threading.Channels;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Viewers;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// Tells viewers' grains in which drops they have reservations, behind the rush: each is an activation, a read and a write in the
/// store, and the opening of one drop brings tens of thousands within seconds, which nobody waits for. A few are under way at a
/// time and the rest wait, up to a bound; beyond it, and after a minute of failures, one is let go and counted: the drop, which
/// is the truth, has the reservation all the same, and only the viewer's list over all shows lacks it.
/// </summary>
/// <param name="grains">The engine.</param>
/// <param name="metrics">Hears what was let go.</param>
/// <param name="time">For pauses after a failure.</param>
/// <param name="log">Where failures go.</param>
internal sealed partial class RememberedDrops(
    IGrainFactory grains, EdgeMetrics metrics, TimeProvider time, ILogger<RememberedDrops> log) : IHostedService, IDisposable
{
    /// <summary>Calls under way at once.</summary>
    internal const int Writers = 16;

    /// <summary>Tries of one, with pauses that soon are a second long.</summary>
    internal const int Tries = 60;

    private readonly CancellationTokenSource _stopping = new();
    private Channel<(ViewerId Viewer, DropId Drop)> _waiting = Queue(262_144);
    private Task _running = Task.CompletedTask;

    /// <summary>How many may wait; some 10 MB.</summary>
    public int Most { init => _waiting = Queue(value); }

    /// <summary>The viewer has a reservation in the drop. Returns at once.</summary>
    public void Add(ViewerId viewer, DropId drop)
    {
        if (!_waiting.Writer.TryWrite((viewer, drop)))
            metrics.OnForgotten(1);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => Run(_stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Tells what is left for as long as the host waits.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        metrics.OnForgotten(_waiting.Reader.Count);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private static Channel<(ViewerId Viewer, DropId Drop)> Queue(int most) =>
        Channel.CreateBounded<(ViewerId Viewer, DropId Drop)>(new BoundedChannelOptions(most) { FullMode = BoundedChannelFullMode.Wait });

    private async Task Run(CancellationToken stopping)
    {
        await foreach (var (viewer, drop) in _waiting.Reader.ReadAllAsync(stopping).ConfigureAwait(false))
            await Tell(viewer, drop, stopping).ConfigureAwait(false);
    }

    private async Task Tell(ViewerId viewer, DropId drop, CancellationToken stopping)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                await grains.GetGrain<IViewerGrain>(viewer.Value).Remember(drop).WaitAsync(stopping).ConfigureAwait(false);
                return;
            }
#pragma warning disable CA1031 // Whatever failed, it is tried again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (failures == Tries || stopping.IsCancellationRequested)
                {
                    metrics.OnForgotten(1);
                    LogForgotten(e);
                    return;
                }
            }
            await Task.Delay(Backoff.After(failures), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(2503, LogLevel.Warning, "A viewer's list of reservations lacks one, for it could not be stored; the drop has it")]
    private partial void LogForgotten(Exception e);
}
