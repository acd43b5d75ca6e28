using LiveRooms.Grains.Placement;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Draining;

/// <summary>
/// Empties this silo before it stops: it takes no more shows and drops, and those it has move to others, a few at a time, each with
/// what its followers are owed. All else that lives here is asked so seldom that it ends with the silo and begins again elsewhere.
/// </summary>
public sealed partial class SiloDrain
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // One that is stuck is left to the silo's end.
    private static readonly TimeSpan PatienceEach = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Residents _residents;
    private readonly Neighbours _neighbours;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private Task? _running;
    private int _moved;

    internal SiloDrain(Residents residents, Neighbours neighbours, TimeProvider time, ILogger<SiloDrain> log) =>
        (_residents, _neighbours, _time, _log) = (residents, neighbours, time, log);

    /// <summary>How far it is.</summary>
    public SiloDrainProgress Progress
    {
        get
        {
            lock (_gate)
            {
                return new SiloDrainProgress(
                    _running is not null, _running is { IsCompleted: true }, Volatile.Read(ref _moved), _residents.Count);
            }
        }
    }

    /// <summary>Empties the silo, once: who asks again waits for the same end. At once when no other silo could take anything.</summary>
    /// <param name="most">How long at most; what is left then ends with the silo.</param>
    /// <param name="atOnce">How many move at the same time, 1 or more.</param>
    /// <param name="cancellation">Ends it early.</param>
    public Task Run(TimeSpan most, int atOnce, CancellationToken cancellation)
    {
        lock (_gate)
            return _running ??= Empty(most, atOnce, cancellation);
    }

    private async Task Empty(TimeSpan most, int atOnce, CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (_neighbours.AreNone)
            return;
        _residents.Close();
        LogBegun(_residents.Count);
        var begun = _time.GetTimestamp();
        using var enough = new CancellationTokenSource(most, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellation);
        try
        {
            while (_residents.Count > 0)
            {
                await MoveAll(atOnce, either.Token).ConfigureAwait(false);
                await Task.Delay(Pause, _time, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // What is left ends with the silo.
        }

        LogEnded(_time.GetElapsedTime(begun).TotalSeconds, _moved, _residents.Count);
    }

    private Task MoveAll(int atOnce, CancellationToken cancellation) => Parallel.ForEachAsync(
        _residents.All, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, Move);

    private async ValueTask Move(Resident resident, CancellationToken cancellation)
    {
        var begun = _time.GetTimestamp();
        resident.Move(cancellation);
        try
        {
            await resident.Gone.WaitAsync(PatienceEach, _time, cancellation).ConfigureAwait(false);
            Interlocked.Increment(ref _moved);
            LogMoved(resident.Name, _time.GetElapsedTime(begun).TotalMilliseconds);
        }
        catch (TimeoutException)
        {
            LogStuck(resident.Name);
        }
    }

    [LoggerMessage(1901, LogLevel.Information, "The silo is being emptied: {Residents} shows and drops move to others")]
    private partial void LogBegun(int residents);

    [LoggerMessage(1902, LogLevel.Information, "The silo was emptied in {Seconds:F1} s: {Moved} shows and drops moved, {Left} are still here")]
    private partial void LogEnded(double seconds, int moved, int left);

    [LoggerMessage(1904, LogLevel.Debug, "{Grain} moved in {Milliseconds:F0} ms")]
    private partial void LogMoved(string grain, double milliseconds);

    [LoggerMessage(1903, LogLevel.Warning, "{Grain} does not leave; it is asked again")]
    private partial void LogStuck(string grain);
}
