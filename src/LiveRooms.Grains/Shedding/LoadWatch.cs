using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Grains.Shedding;

/// <summary>Looks at this process twice a second and says how loaded it is.</summary>
/// <param name="meter">What looks.</param>
/// <param name="load">Where it is said.</param>
/// <param name="options">The limits.</param>
/// <param name="time">The beat.</param>
/// <param name="metrics">Counts changes of level.</param>
/// <param name="log">Tells of them.</param>
internal sealed partial class LoadWatch(
    ILoadMeter meter, ProcessLoad load, IOptions<LoadOptions> options, TimeProvider time, LoadMetrics metrics, ILogger<LoadWatch> log)
    : BackgroundService
{
    /// <summary>Time from one look to the next.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly LoadRule _rule = new(new LoadLimits(options.Value.Cpu, options.Value.Memory, options.Value.Queue));
    private long? _looked;
    private bool _isBlind;

    /// <summary>Looks once. One caller at a time.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        if (await Read(cancellation) is not { } reading)
            return;
        var now = time.GetTimestamp();
        var elapsed = _looked is { } before ? time.GetElapsedTime(before, now) : TimeSpan.Zero;
        _looked = now;
        var was = load.Status;
        var level = _rule.Next(reading, elapsed);
        load.Status = new LoadStatus(level, _rule.Cause, reading, level == was.Level ? was.Since : time.GetUtcNow());
        if (level != was.Level)
            Say(was.Level, load.Status);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            do
                await Look(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task<LoadReading?> Read(CancellationToken cancellation)
    {
        try
        {
            var reading = await meter.Read(cancellation);
            _isBlind = false;
            return reading;
        }
#pragma warning disable CA1031 // A process that cannot see its load goes on as it was.
        catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!_isBlind)
                LogBlind(e);
            _isBlind = true;
            return null;
        }
    }

    private void Say(LoadLevel was, LoadStatus status)
    {
        metrics.OnLevel(status.Level);
        var (cpu, memory, queue) = (status.Reading.Cpu, status.Reading.Memory, status.Reading.Queue.TotalMilliseconds);
        if (status.Level > was)
            LogRaised(status.Level, was, status.Cause, cpu, memory, queue);
        else
            LogLowered(status.Level, was, cpu, memory, queue);
    }
}
