using System.Threading.Channels;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Viewers;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// Tells viewers' grains in which drops they have reservations, behind the rush: each is an activation, a read and a write in the
/// store, and the opening of one drop brings tens of thousands within seconds, which nobody waits for. A few are under way at a
/// time and the rest wait, up to a bound. What fails is told again after all others; beyond the bound, and a minute after it failed
/// first, one is let go and counted: the drop, which is the truth, has the reservation all the same, and only the viewer's list
/// over all shows lacks it.
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

    /// <summary>How long after its first failure one is told again.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>How long a host that stops is kept: rooms hand over what they counted after this.</summary>
    internal static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<Waiting> _waiting = Queue(262_144);
    private Task _running = Task.CompletedTask;

    /// <summary>How many may wait; some 10 MB.</summary>
    public int Most { init => _waiting = Queue(value); }

    /// <summary>The viewer has a reservation in the drop. Returns at once.</summary>
    public void Add(ViewerId viewer, DropId drop) => Add(new Waiting(viewer, drop, null));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => Run(_stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Tells what can be told in a moment; the rest is let go.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _running.WaitAsync(Goodbye, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        metrics.OnForgotten(_waiting.Reader.Count);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private static Channel<Waiting> Queue(int most) =>
        Channel.CreateBounded<Waiting>(new BoundedChannelOptions(most) { FullMode = BoundedChannelFullMode.Wait });

    private void Add(Waiting next)
    {
        if (!_waiting.Writer.TryWrite(next))
            metrics.OnForgotten(1);
    }

    private async Task Run(CancellationToken stopping)
    {
        while (await _waiting.Reader.WaitToReadAsync(stopping).ConfigureAwait(false))
        {
            while (!stopping.IsCancellationRequested && _waiting.Reader.TryRead(out var next))
                await Tell(next, stopping).ConfigureAwait(false);
        }
    }

    private async Task Tell(Waiting next, CancellationToken stopping)
    {
        try
        {
            await grains.GetGrain<IViewerGrain>(next.Viewer.Value).Remember(next.Drop).WaitAsync(stopping).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever failed, it is told again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var now = time.GetTimestamp();
            if (next.FailedAt is { } first && time.GetElapsedTime(first, now) > Patience)
            {
                metrics.OnForgotten(1);
                LogForgotten(e);
                return;
            }
            await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Add(next with { FailedAt = next.FailedAt ?? now });
        }
    }

    [LoggerMessage(2503, LogLevel.Warning, "A viewer's list of reservations lacks one, for it could not be stored; the drop has it")]
    private partial void LogForgotten(Exception e);

    // What is to be told, and when that failed first, by the clock's timestamps.
    private readonly record struct Waiting(ViewerId Viewer, DropId Drop, long? FailedAt);
}
