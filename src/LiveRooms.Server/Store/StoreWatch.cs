namespace LiveRooms.Server.Store;

/// <summary>Says at start which store is in force, and warns before the embedded one is full.</summary>
/// <param name="store">Open.</param>
/// <param name="time">The beat.</param>
/// <param name="logger">Where it says so.</param>
public sealed partial class StoreWatch(DataStore store, TimeProvider time, ILogger<StoreWatch> logger) : BackgroundService
{
    private const int WarnPercent = 70;
    private const int FullPercent = 90;

    private static readonly TimeSpan _beat = TimeSpan.FromSeconds(10);

    /// <summary>True when the embedded store holds so much that it should take no new shows or drops, and readiness should fail.</summary>
    public bool IsFull { get; private set; }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        LogInForce(store.Description);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.IsEmbedded)
            return;
        using var timer = new PeriodicTimer(_beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Look(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task Look(CancellationToken stopping)
    {
        try
        {
            if (await store.Fill() is not { } fill)
                return;
            IsFull = fill.Percent >= FullPercent;
            if (IsFull)
                LogFull(fill);
            else if (fill.Percent >= WarnPercent)
                LogFilling(fill);
        }
#pragma warning disable CA1031 // Whatever failed, it is looked again: a store that is late must not end the process.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!stopping.IsCancellationRequested)
                LogSilent(e);
        }
    }
}
