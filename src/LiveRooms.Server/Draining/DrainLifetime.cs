using System.Runtime.InteropServices;

namespace LiveRooms.Server.Draining;

/// <summary>
/// Ends a process: a SIGTERM, or an operator's request, first sends viewers to other edges, and shows and drops to other silos, and then
/// stops the host. Either asked for a second time, or Ctrl+C, stops it at once; a SIGTERM behind an operator's request does not: whoever runs
/// the process sends one in any case.
/// </summary>
internal sealed partial class DrainLifetime(
    ProcessDrain drain, IHostApplicationLifetime application, ILogger<DrainLifetime> log) : IHostLifetime, IDisposable
{
    private readonly CancellationTokenSource _atOnce = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _requests;
    private int _terminations;
    private int _hasBegun;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
            _signals.Add(PosixSignalRegistration.Create(signal, On));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An operator asks: empties the process, then stops; does not wait for either. The second time it stops at once.</summary>
    public void OnRequest() => Drain(Interlocked.Increment(ref _requests));

    /// <summary>A SIGTERM asks: the same, counted for itself.</summary>
    public void OnTerminate() => Drain(Interlocked.Increment(ref _terminations));

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
            OnTerminate();
        else
            StopAtOnce();
    }

    private void Drain(int times)
    {
        if (times > 1)
            StopAtOnce();
        else if (Interlocked.Exchange(ref _hasBegun, 1) == 0)
            _ = DrainAndStop();
    }

    private async Task DrainAndStop()
    {
        try
        {
            await drain.Run(_atOnce.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever failed, a process that was told to end must end.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e);
        }

        application.StopApplication();
    }

    private void StopAtOnce()
    {
        _atOnce.Cancel();
        application.StopApplication();
    }

    [LoggerMessage(5101, LogLevel.Error, "The process could not be emptied: it ends, and whoever is still here is cut")]
    private partial void LogFailed(Exception e);
}
