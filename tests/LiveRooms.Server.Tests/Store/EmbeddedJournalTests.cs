using LiveRooms.Grains.Journal;
using LiveRooms.Server.Store;
using LiveRooms.TestKit;
using LiveRooms.TestKit.Journal;

namespace LiveRooms.Server.Tests.Store;

public sealed class EmbeddedJournalTests(EmbeddedJournalTests.Fixture fixture)
    : JournalSpecification, IClassFixture<EmbeddedJournalTests.Fixture>, IAsyncDisposable
{
    private readonly RedisJournals _journals = new(fixture.Store.Configuration);

    protected override IJournal Open() => _journals.Open();

    public ValueTask DisposeAsync() => _journals.DisposeAsync();

    public sealed class Fixture : IAsyncLifetime
    {
        private readonly TestFolder _folder = new();

        public DataStore Store { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Store = await _folder.Open();

        public async ValueTask DisposeAsync()
        {
            await Store.DisposeAsync();
            _folder.Dispose();
        }
    }
}
