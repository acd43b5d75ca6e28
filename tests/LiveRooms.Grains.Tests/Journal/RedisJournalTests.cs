using LiveRooms.Grains.Journal;
using LiveRooms.TestKit;
using LiveRooms.TestKit.Journal;

namespace LiveRooms.Grains.Tests.Journal;

public sealed class RedisJournalTests(RealRedis redis) : JournalSpecification, IClassFixture<RealRedis>, IAsyncDisposable
{
    private readonly RedisJournals _journals = new(redis.Configuration);

    protected override IJournal Open() => _journals.Open();

    public ValueTask DisposeAsync() => _journals.DisposeAsync();
}
