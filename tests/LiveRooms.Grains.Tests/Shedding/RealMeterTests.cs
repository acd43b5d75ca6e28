using System.Diagnostics.Metrics;
using LiveRooms.Grains.Shedding;
using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Grains.Tests.Shedding;

/// <summary>The watch with the meter that looks at this very process: what it holds, and what waits in it, makes it full.</summary>
public sealed class RealMeterTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ProcessLoad _load = new();

    [Theory]
    [InlineData(0.000_001, LoadLevel.Full, LoadCause.Memory)]
    [InlineData(1, LoadLevel.Normal, LoadCause.None)]
    public async Task What_the_process_holds_of_its_memory_makes_it_full_at_the_limit(double limit, LoadLevel level, LoadCause cause)
    {
        using var watch = Watch(new LoadOptions { Cpu = 0, Memory = limit, Queue = TimeSpan.Zero });
        for (var look = 0; look < 4; look++)
        {
            _clock.Advance(LoadWatch.Beat);
            await watch.Look(TestContext.Current.CancellationToken);
        }

        Assert.Equal((level, cause), (_load.Level, _load.Status.Cause));
        Assert.InRange(_load.Status.Reading.Memory, 0.000_001, 1);
    }

    [Fact]
    public async Task Work_that_waits_for_a_thread_makes_it_full_and_threads_that_come_at_once_make_it_calm_again()
    {
        var threads = new HeldThreads();
        using var watch = Watch(new LoadOptions { Cpu = 0, Memory = 0, Queue = TimeSpan.FromMilliseconds(500) });
        await Look(TimeSpan.FromMilliseconds(400));
        await Look(TimeSpan.FromMilliseconds(501));
        Assert.Equal(LoadLevel.Normal, _load.Level);
        await Look(TimeSpan.FromMilliseconds(600));
        await Look(TimeSpan.FromMilliseconds(600));
        Assert.Equal((LoadLevel.Full, LoadCause.Queue), (_load.Level, _load.Status.Cause));
        Assert.Equal(TimeSpan.FromMilliseconds(600), _load.Status.Reading.Queue);
        for (var look = 0; look <= LoadRule.LowerAfter / LoadWatch.Beat; look++)
            await Look(TimeSpan.Zero);
        Assert.Equal(LoadLevel.Normal, _load.Level);

        async Task Look(TimeSpan wait)
        {
            _clock.Advance(LoadWatch.Beat);
            var looking = Task.Factory.StartNew(
                () => watch.Look(CancellationToken.None), CancellationToken.None, TaskCreationOptions.None, threads).Unwrap();
            threads.Run();
            Assert.False(looking.IsCompleted);
            _clock.Advance(wait);
            while (!looking.IsCompleted)
                threads.Run();
            await looking;
        }
    }

    public void Dispose() => _services.Dispose();

    private LoadWatch Watch(LoadOptions options) => new(
        new ProcessMeter(_clock), _load, Options.Create(options), _clock,
        new LoadMetrics(_services.GetRequiredService<IMeterFactory>(), _load), NullLogger<LoadWatch>.Instance);

    /// <summary>Threads that run one piece of work when they are told to, and not before.</summary>
    private sealed class HeldThreads : TaskScheduler
    {
        private readonly Queue<Task> _waiting = new();

        /// <summary>Runs what waits first.</summary>
        public void Run()
        {
            if (_waiting.TryDequeue(out var next))
                TryExecuteTask(next);
        }

        protected override void QueueTask(Task task) => _waiting.Enqueue(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => _waiting;
    }
}
