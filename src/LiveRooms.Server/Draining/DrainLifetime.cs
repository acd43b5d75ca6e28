using System.Runtime.InteropServices;
using LiveRooms.Edge.Draining;

namespace LiveRooms.Server.Draining;

/// <summary>
/// Ends a process with viewers: a SIGTERM, or an operator's request, first sends the viewers to other edges and then stops the
/// host. Asked a second time, or by Ctrl+C, it stops at once.
/// </summary>
internal sealed class DrainLifetime(EdgeDrain drain, IHostApplicationLifetime application) : IHostLifetime, IDisposable
{
    private readonly CancellationTokenSource _atOnce = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _asked;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
            _signals.Add(PosixSignalRegistration.Create(signal, On));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Empties the edge, then stops; does not wait for either. The second time it stops at once.</summary>
    public void Drain()
    {
        if (Interlocked.Increment(ref _asked) == 1)
            _ = DrainAndStop();
        else
            StopAtOnce();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _atOnce.Dispose();
    }

    private void On(PosixSignalContext signal)
    {
        // Else the process ends by itself.
        signal.Cancel = true;
        if (signal.Signal == PosixSignal.SIGTERM)
            Drain();
        else
            StopAtOnce();
    }

    private async Task DrainAndStop()
    {
        await drain.Run(_atOnce.Token).ConfigureAwait(false);
        application.StopApplication();
    }

    private void StopAtOnce()
    {
        _atOnce.Cancel();
        application.StopApplication();
    }
}
