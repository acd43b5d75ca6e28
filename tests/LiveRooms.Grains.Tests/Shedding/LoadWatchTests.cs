using System.Diagnostics.Metrics;
using LiveRooms.Grains.Shedding;
using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Grains.Tests.Shedding;

public sealed class LoadWatchTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ProcessLoad _load = new();
    private readonly HandMeter _meter = new();
    private readonly LineLog _log = new();
    private readonly LoadWatch _watch;

    public LoadWatchTests()
    {
        var metrics = new LoadMetrics(_services.GetRequiredService<IMeterFactory>(), _load);
        _watch = new LoadWatch(_meter, _load, Options.Create(new LoadOptions()), _clock, metrics, _log);
    }

    [Fact]
    public async Task It_says_how_loaded_the_process_is_why_and_since_when()
    {
        Assert.Equal(LoadStatus.Calm, _load.Status);
        var busy = new LoadReading(0.95, 0.25, TimeSpan.FromMilliseconds(12.5));
        await Look(busy);
        Assert.Equal(new LoadStatus(LoadLevel.Normal, LoadCause.None, busy, null), _load.Status);
        await Look(busy);
        await Look(busy);
        Assert.Equal(new LoadStatus(LoadLevel.Full, LoadCause.Cpu, busy, _clock.GetUtcNow()), _load.Status);
        var since = _clock.GetUtcNow();
        var slow = new LoadReading(0.1, 0.1, TimeSpan.FromMilliseconds(490));
        await Look(slow);
        Assert.Equal(new LoadStatus(LoadLevel.Full, LoadCause.Queue, slow, since), _load.Status);
        while (_load.Level > LoadLevel.Normal)
            await Look(default);
        Assert.Equal(LoadCause.None, _load.Status.Cause);
        Assert.Equal(
            [
                "This process is Full, after Normal, by Cpu: 95 % of its processors, 25 % of its memory, work waits 12.5 ms",
                "This process is Normal again, after Full: 0 % of its processors, 0 % of its memory, work waits 0.0 ms",
            ],
            _log.Lines);
    }

    [Fact]
    public async Task A_meter_that_fails_changes_nothing_and_is_said_once()
    {
        for (var look = 0; look < 3; look++)
            await Look(new LoadReading(1, 0, default));
        _meter.Failure = new IOException("no such file");
        await Look(default);
        await Look(default);
        Assert.Equal(LoadLevel.Full, _load.Level);
        Assert.Equal(2, _log.Lines.Count);
        Assert.Equal("How much this process has to do cannot be seen; it goes on as it was", _log.Lines[^1]);
        _meter.Failure = null;
        await Look(default);
        _meter.Failure = new IOException("again");
        await Look(default);
        Assert.Equal(3, _log.Lines.Count);
    }

    [Fact]
    public async Task Operators_measure_it()
    {
        var seen = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == LoadMetrics.MeterName && instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen[$"{instrument.Name} {tags[0].Value}"] = value);
        listener.Start();
        for (var look = 0; look < 3; look++)
            await Look(new LoadReading(0.5, 0.8, TimeSpan.FromMilliseconds(250)));
        listener.RecordObservableInstruments();
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["liverooms.load.level"] = 1,
                ["liverooms.load.cpu"] = 0.5,
                ["liverooms.load.memory"] = 0.8,
                ["liverooms.load.queue"] = 0.25,
                ["liverooms.load.changes tight"] = 1,
            },
            seen);
    }

    [Fact]
    public async Task It_looks_twice_a_second_until_it_is_stopped()
    {
        await _watch.StartAsync(TestContext.Current.CancellationToken);
        for (var look = 1; look <= 3; look++)
        {
            await _meter.Looked(look);
            _clock.Advance(LoadWatch.Beat);
        }

        await _meter.Looked(4);
        await _watch.StopAsync(TestContext.Current.CancellationToken);
        _clock.Advance(LoadWatch.Beat * 10);
        Assert.Equal(4, _meter.Looks);
    }

    [Fact]
    public async Task This_process_takes_something_of_all_it_has()
    {
        var meter = new ProcessMeter(_clock);
        Assert.Equal(0, (await meter.Read(TestContext.Current.CancellationToken)).Cpu);
        for (var look = 0; look < 5; look++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            var reading = await meter.Read(TestContext.Current.CancellationToken);
            Assert.InRange(reading.Cpu, 0, 2);
            Assert.InRange(reading.Memory, 0.000_1, 1);
            Assert.Equal(TimeSpan.Zero, reading.Queue);
        }
    }

    [Theory]
    [InlineData(500, 400, 300, true, 400)] // 100 beside the heap's memory, and 100 of that in reserve.
    [InlineData(500, 450, 440, true, 490)]
    [InlineData(500, 600, 300, true, 300)] // Some of what is committed was never touched.
    [InlineData(200, 600, 300, true, 200)] // Some is not in memory now.
    [InlineData(500, 0, 0, false, 500)] // Nothing was collected yet.
    public void What_the_runtime_keeps_in_reserve_is_no_load(long resident, long committed, long heap, bool isCollected, long held) =>
        Assert.Equal(held, ProcessMeter.Held(resident, committed, heap, isCollected));

    [Fact]
    public void Its_limits_have_ranges_and_are_named()
    {
        var validator = new LoadOptionsValidator();
        Assert.True(validator.Validate(null, new LoadOptions()).Succeeded);
        Assert.True(validator.Validate(null, new LoadOptions { Cpu = 0, Memory = 0, Queue = TimeSpan.Zero }).Succeeded);
        Assert.True(validator.Validate(null, new LoadOptions { Cpu = 1, Memory = 1, Queue = TimeSpan.FromMinutes(1) }).Succeeded);
        string[] all = ["LiveRooms:Load:Cpu", "LiveRooms:Load:Memory", "LiveRooms:Load:Queue"];
        Assert.Equal(all, Named(new LoadOptions { Cpu = -0.01, Memory = -0.01, Queue = TimeSpan.FromTicks(-1) }));
        Assert.Equal(all, Named(new LoadOptions { Cpu = 1.01, Memory = double.NaN, Queue = TimeSpan.FromMinutes(1.01) }));

        IEnumerable<string> Named(LoadOptions options) => validator.Validate(null, options).Failures!.Select(failure => failure.Split(' ')[0]);
    }

    [Fact]
    public void Every_level_and_cause_has_a_name()
    {
        Assert.Equal(["normal", "tight", "full"], Enum.GetValues<LoadLevel>().Select(LoadNames.Of));
        Assert.Equal(["none", "cpu", "memory", "queue"], Enum.GetValues<LoadCause>().Select(LoadNames.Of));
        Assert.Throws<ArgumentOutOfRangeException>(() => LoadNames.Of((LoadLevel)3));
        Assert.Throws<ArgumentOutOfRangeException>(() => LoadNames.Of((LoadCause)4));
    }

    public void Dispose()
    {
        _watch.Dispose();
        _services.Dispose();
    }

    private Task Look(LoadReading reading)
    {
        _clock.Advance(LoadWatch.Beat);
        _meter.Now = reading;
        return _watch.Look(TestContext.Current.CancellationToken);
    }

    private sealed class LineLog : ILogger<LoadWatch>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
