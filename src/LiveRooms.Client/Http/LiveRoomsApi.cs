using LiveRooms.Client.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client;

/// <summary>
/// The HTTP API, typed. Every method throws <see cref="LiveRoomsException"/> with the engine's refusal, and
/// <see cref="HttpRequestException"/> when the server cannot be reached. Nothing is sent twice by itself; ids chosen by
/// the caller make a retry safe. Thread-safe.
/// </summary>
public sealed class LiveRoomsApi
{
    private readonly ApiTransport _transport;

    /// <summary>Speaks to the server at the client's base address.</summary>
    /// <param name="http">Stays the caller's, base address set.</param>
    /// <param name="token">Gives a bearer token for each request; anonymous when null.</param>
    public LiveRoomsApi(HttpClient http, Func<CancellationToken, Task<string>>? token = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.BaseAddress is null)
        {
            throw new ArgumentException("The client's base address is not set.", nameof(http));
        }

        _transport = new ApiTransport(http, token);
        SignIn = new SignInApi(_transport);
        Shows = new ShowsApi(_transport);
        Drops = new DropsApi(_transport);
        Creators = new CreatorsApi(_transport);
    }

    /// <summary>Signing in.</summary>
    public SignInApi SignIn { get; }

    /// <summary>Shows.</summary>
    public ShowsApi Shows { get; }

    /// <summary>Drops and their orders.</summary>
    public DropsApi Drops { get; }

    /// <summary>Creators and their shops.</summary>
    public CreatorsApi Creators { get; }

    /// <summary>The same API for the bearer of a token.</summary>
    /// <param name="token">From a sign-in.</param>
    public LiveRoomsApi As(string token) => new(_transport.Http, _ => Task.FromResult(token));

    /// <summary>Whom the server takes the caller for.</summary>
    /// <param name="cancel">Gives up.</param>
    public Task<ViewerCard> MeAsync(CancellationToken cancel = default) =>
        _transport.GetAsync("api/me", ApiTransport.Json.ViewerCard, cancel);

    internal static string Escape(string id) => Uri.EscapeDataString(id);
}
