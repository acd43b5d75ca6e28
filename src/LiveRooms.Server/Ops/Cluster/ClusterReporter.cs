using LiveRooms.Grains.Cluster;
using LiveRooms.Rules.Cluster;
using LiveRooms.Server.Draining;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Ops.Cluster;

/// <summary>Says to the cluster how this process is, again and again, and does what an operator asks of it.</summary>
internal sealed partial class ClusterReporter(
    OwnReport own, IGrainFactory grains, DrainLifetime lifetime, IOptions<OpsOptions> options, TimeProvider time,
    ILogger<ClusterReporter> logger) : BackgroundService
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    private bool silent;
    private bool drained;

    private IClusterGrain Cluster => grains.GetGrain<IClusterGrain>(ClusterKeys.All);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Whoever does not hear it forgets this process a little later by itself.
        await Leave().WaitAsync(Goodbye, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Also what fails before the call is made fails in the task.
    private async Task Leave() => await Cluster.Leave(own.Process);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start does not wait for the first answer.
        await Task.Yield();
        using var beat = new PeriodicTimer(options.Value.ReportEvery, time);
        try
        {
            do
                await Report(stoppingToken);
            while (await beat.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task Report(CancellationToken stopping)
    {
        try
        {
            Obey(await Cluster.Report(own.Make()).WaitAsync(stopping));
            silent = false;
        }
#pragma warning disable CA1031 // What operators see must not end what viewers see: also where silos of another version know no such grain.
        catch (Exception e) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // Said once, for it may go on for long.
            if (!silent)
                LogSilent(e);
            silent = true;
        }
    }

    // Asked for a second time a drain would end the process at once.
    private void Obey(ProcessOrder order)
    {
        if (order != ProcessOrder.Drain || drained)
            return;
        drained = true;
        LogDrain();
        lifetime.OnRequest();
    }

    [LoggerMessage(5701, LogLevel.Warning, "The cluster does not hear of this process: operators do not see it")]
    private partial void LogSilent(Exception exception);

    [LoggerMessage(5702, LogLevel.Information, "An operator asked this process to send what it has to others and end")]
    private partial void LogDrain();
}
