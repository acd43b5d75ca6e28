using LiveRooms.Server.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace LiveRooms.Server.Tests.Store;

public sealed class StoreWatchTests
{
    [Fact]
    public async Task A_look_that_fails_in_whatever_way_ends_neither_the_watch_nor_the_process()
    {
        var time = new FakeTimeProvider();
        var store = new FailingStore([new TaskCanceledException(), new RedisException("away"), new TimeoutException(), new InvalidOperationException()]);
        using var watch = new StoreWatch(store, time, NullLogger<StoreWatch>.Instance);
        await watch.StartAsync(TestContext.Current.CancellationToken);

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(TimeSpan.FromMinutes(2));
        while (!watch.IsFull)
        {
            Assert.False(watch.ExecuteTask!.IsCompleted, $"It ended: {watch.ExecuteTask.Exception}");
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
            enough.Token.ThrowIfCancellationRequested();
        }

        await watch.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(watch.ExecuteTask!.IsCompletedSuccessfully);
    }

    /// <summary>Fails in each of these ways, one after the other, and then is full.</summary>
    private sealed class FailingStore(Exception[] failures) : DataStore
    {
        private int _asked;

        public override bool IsEmbedded => true;

        public override string Description => "a store that fails";

        public override ConfigurationOptions Configuration => new();

        public override Task<StoreFill?> Fill()
        {
            var asked = _asked++;
            return asked < failures.Length
                ? Task.FromException<StoreFill?>(failures[asked])
                : Task.FromResult<StoreFill?>(new StoreFill(Bytes: 100, Limit: 100));
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
