using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Inbound;

public sealed class RememberedDropsTests : IDisposable
{
    private static readonly DropId Drop = new("drop-1");

    private readonly FakeGrains _grains = new();
    private readonly FakeTimeProvider _time = new();
    private readonly HeardMetrics _heard = new();

    [Fact]
    public async Task A_rush_is_told_a_few_at_a_time_and_whole()
    {
        const int Viewers = 200;
        var (underWay, told, gate) = (0, 0, new TaskCompletionSource());
        for (var i = 0; i < Viewers; i++)
        {
            _grains.Viewer(Make.Viewer(i).Value).OnRemember = async () =>
            {
                Interlocked.Increment(ref underWay);
                await gate.Task;
                Interlocked.Increment(ref told);
            };
        }
        using var remembered = Remembered();
        await remembered.StartAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < Viewers; i++)
            remembered.Add(Make.Viewer(i), Drop);

        await Patience.Until(() => Volatile.Read(ref underWay) == RememberedDrops.Writers);
        Assert.Equal(0, told);
        gate.SetResult();
        // A stop waits for the rest: the clock stands still.
        await remembered.StopAsync(TestContext.Current.CancellationToken).Soon();

        Assert.Equal(Viewers, told);
        Assert.Equal(0, Forgotten);
    }

    [Fact]
    public async Task What_fails_is_told_again_after_a_pause()
    {
        var tries = 0;
        _grains.Viewer("viewer-1").OnRemember = () => Interlocked.Increment(ref tries) == 1 ? throw new TimeoutException() : Task.CompletedTask;
        using var remembered = Remembered();
        await remembered.StartAsync(TestContext.Current.CancellationToken);
        remembered.Add(Make.Viewer(1), Drop);

        await Pass(() => _grains.Viewer("viewer-1").IsRemembered("drop-1"));
        await Stop(remembered);

        Assert.Equal((2, 0), (tries, Forgotten));
    }

    [Fact]
    public async Task What_fails_for_too_long_is_let_go_and_counted()
    {
        var tries = 0;
        _grains.Viewer("viewer-1").OnRemember = () =>
        {
            Interlocked.Increment(ref tries);
            throw new TimeoutException();
        };
        using var remembered = Remembered();
        await remembered.StartAsync(TestContext.Current.CancellationToken);
        remembered.Add(Make.Viewer(1), Drop);

        await Pass(() => Forgotten == 1);
        await Stop(remembered);

        Assert.True(tries >= 2, $"{tries} tries");
    }

    [Fact]
    public async Task Beyond_the_bound_and_at_a_stop_that_cannot_wait_what_is_let_go_is_counted()
    {
        _grains.Viewer("viewer-1").OnRemember = () => new TaskCompletionSource().Task;
        using var remembered = Remembered(most: 3);
        for (var i = 0; i < 5; i++)
            remembered.Add(Make.Viewer(1), Drop);
        Assert.Equal(2, Forgotten);

        await remembered.StartAsync(TestContext.Current.CancellationToken);
        await remembered.StopAsync(new CancellationToken(canceled: true));

        Assert.Equal(5, Forgotten);
    }

    [Fact]
    public async Task A_stop_does_not_ask_for_what_still_waits()
    {
        const int Viewers = 100;
        var asked = 0;
        var hung = new TaskCompletionSource();
        for (var i = 0; i < Viewers; i++)
        {
            _grains.Viewer(Make.Viewer(i).Value).OnRemember = () =>
            {
                Interlocked.Increment(ref asked);
                return hung.Task;
            };
        }
        using var remembered = Remembered();
        await remembered.StartAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < Viewers; i++)
            remembered.Add(Make.Viewer(i), Drop);
        await Patience.Until(() => Volatile.Read(ref asked) == RememberedDrops.Writers);

        await Stop(remembered);

        Assert.Equal((RememberedDrops.Writers, Viewers), (asked, Forgotten));
    }

    public void Dispose() => _heard.Dispose();

    private int Forgotten => (int)_heard["liverooms.edge.reservations.forgotten"];

    private RememberedDrops Remembered(int most = 1_000) =>
        new(_grains, _heard.Metrics, _time, NullLogger<RememberedDrops>.Instance) { Most = most };

    private async Task Stop(RememberedDrops remembered)
    {
        var stopped = remembered.StopAsync(TestContext.Current.CancellationToken);
        await Pass(() => stopped.IsCompleted);
        await stopped;
    }

    private Task Pass(Func<bool> reached) => Patience.Until(() =>
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return reached();
    });
}
