using LiveRooms.Client;
using LiveRooms.TestKit;

namespace LiveRooms.Browser.Stage;

/// <summary>A real server with its built pages. Shared by the tests that do not break it; each makes shows of its own.</summary>
public sealed class OpenHouse : IAsyncLifetime
{
    private readonly HttpClient _http = new();

    /// <summary>The process.</summary>
    public ServerProcess Server { get; } = new();

    /// <summary>Its HTTP API, as nobody in particular.</summary>
    public LiveRoomsApi Api { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Server.Start();
        _http.BaseAddress = Server.Address;
        Api = new LiveRoomsApi(_http);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
