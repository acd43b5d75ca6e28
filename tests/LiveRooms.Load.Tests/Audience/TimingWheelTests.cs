using CsCheck;
using LiveRooms.Load.Audience.Time;
using LiveRooms.Load.Runner;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Load.Tests.Audience;

/// <summary>Who is to be woken is woken once, at its tick.</summary>
public sealed class TimingWheelTests
{
    [Fact]
    public void Each_alarm_rings_once_and_neither_early_nor_a_tick_late() =>
        Gen.Int[-1_000, 60_000].Array[1, 200].Sample(
            delays =>
            {
                var time = new FakeTimeProvider();
                var clock = new RunClock(time);
                using var wheel = new TimingWheel(clock);
                var bell = new Bell(clock);
                var begun = clock.Now;
                for (var i = 0; i < delays.Length; i++)
                    wheel.Set(bell, i, begun + (delays[i] * 1_000L));
                Pass(time, seconds: 61);
                Assert.Equal(Enumerable.Range(0, delays.Length), bell.Rung.Select(rung => rung.What).Order());
                foreach (var (what, at) in bell.Rung)
                    Assert.InRange(at - begun - Math.Max(0, delays[what] * 1_000L), 0, 2 * TimingWheel.Tick);
            },
            iter: 20);

    [Fact]
    public void Who_is_woken_may_set_the_next_alarm()
    {
        var time = new FakeTimeProvider();
        var clock = new RunClock(time);
        using var wheel = new TimingWheel(clock);
        var bell = new Bell(clock) { Again = wheel };
        wheel.Set(bell, 9, clock.Now);
        Pass(time, seconds: 1);
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], bell.Rung.Select(rung => rung.What));
    }

    // A clock that is moved far at once rings its timers late, as no machine does.
    private static void Pass(FakeTimeProvider time, int seconds)
    {
        for (var left = seconds * 1_000_000 / TimingWheel.Tick; left > 0; left--)
            time.Advance(TimeSpan.FromMicroseconds(TimingWheel.Tick));
    }

    private sealed class Bell(RunClock clock) : IAlarm
    {
        public List<(int What, long At)> Rung { get; } = [];

        public TimingWheel? Again { get; init; }

        public void Ring(int what)
        {
            Rung.Add((what, clock.Now));
            if (what > 0)
                Again?.Set(this, what - 1, clock.Now);
        }
    }
}
