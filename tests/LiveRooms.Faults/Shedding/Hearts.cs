using LiveRooms.Faults.Crowd;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Shedding;

/// <summary>Viewers who send hearts at a pace that may be changed, as far as the server answers: a bounded number is under way.</summary>
internal sealed class Hearts : IAsyncDisposable
{
    private const int MostUnderWay = 256;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly Audience _audience;
    private readonly SemaphoreSlim _places = new(MostUnderWay);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _running;
    private long _refused;
    private double _perSecond;

    internal Hearts(Audience audience)
    {
        _audience = audience;
        _running = Run();
    }

    /// <summary>Calls in a second.</summary>
    internal double PerSecond
    {
        get => Volatile.Read(ref _perSecond);
        set => Volatile.Write(ref _perSecond, value);
    }

    /// <summary>Calls that were refused.</summary>
    internal long Refused => Interlocked.Read(ref _refused);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _running;
        for (var place = 0; place < MostUnderWay; place++)
            await _places.WaitAsync();
        _places.Dispose();
        _over.Dispose();
    }

    private async Task Run()
    {
        var last = TimeProvider.System.GetTimestamp();
        var (due, turn) = (0.0, 0);
        while (!_over.IsCancellationRequested)
        {
            await Task.Delay(Beat, TimeProvider.System, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = TimeProvider.System.GetTimestamp();
            // What could not be sent in a second is not made up for.
            due = Math.Min(due + (TimeProvider.System.GetElapsedTime(last, now).TotalSeconds * PerSecond), PerSecond);
            last = now;
            for (; due >= 1 && _places.Wait(0, CancellationToken.None); due--)
                _ = Send(turn++);
        }
    }

    private async Task Send(int turn)
    {
        var reply = await _audience.Viewers[turn % _audience.Viewers.Count].Room.ReactAsync(ReactionKinds.Heart);
        if (reply.Problem is not null)
            Interlocked.Increment(ref _refused);
        _places.Release();
    }
}
