using LiveRooms.Client.Tests.Fakes;

namespace LiveRooms.Client.Tests.Link;

/// <summary>A fake server and connections to it, ended with the test.</summary>
public abstract class HubTest : IAsyncLifetime
{
    private readonly List<LiveRoomsConnection> _connections = [];

    private protected FakeServer Server { get; private set; } = null!;

    private protected Script Script => Server.Script;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Server = await FakeServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }

        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected LiveRoomsConnection Connect(LiveRoomsOptions? options = null)
    {
        var connection = new LiveRoomsConnection(options ?? Server.Options());
        _connections.Add(connection);
        return connection;
    }

    private protected Task<LiveRoom> JoinAsync(LiveRoomsOptions? options = null) =>
        Connect(options).JoinAsync(Samples.ShowId, Cancel).Soon();
}
