using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using LiveRooms.Client;

namespace LiveRooms.Load.Targets.Http;

/// <summary>A target's HTTP API as whoever is needed: signed in as Development does it, or by a token that somebody gave.</summary>
internal sealed class EdgeApi : IDisposable
{
    private readonly HttpClient _http;
    private readonly string? _operatorToken;
    private readonly ConcurrentDictionary<string, Lazy<Task<LiveRoomsApi>>> _creators = new();
    private readonly Lazy<Task<string>> _operator;

    /// <param name="edges">At least one.</param>
    /// <param name="operatorToken">Acts as the operator, and for all creators; null: everybody signs in by name, which Development alone allows.</param>
    /// <param name="time">For pauses.</param>
    public EdgeApi(IReadOnlyList<Uri> edges, string? operatorToken, TimeProvider time)
    {
        _http = new HttpClient(new EdgeChoice(edges, time, new SocketsHttpHandler { UseCookies = false })) { BaseAddress = edges[0] };
        _operatorToken = operatorToken;
        Anybody = new LiveRoomsApi(_http);
        _operator = new(async () => _operatorToken ?? (await Anybody.SignIn.OperatorAsync()).Token);
    }

    /// <summary>As nobody in particular.</summary>
    public LiveRoomsApi Anybody { get; }

    /// <summary>As an operator.</summary>
    public async Task<LiveRoomsApi> Operator() => Anybody.As(await _operator.Value);

    /// <summary>As a creator.</summary>
    public Task<LiveRoomsApi> Creator(string id) => _creators.GetOrAdd(id, name => new(() => SignIn(name))).Value;

    /// <summary>What an operator may do and the client does not know: one request and its answer.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<T> Operate<T>(HttpMethod method, string path, JsonTypeInfo<T> answer, CancellationToken cancelled)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _operator.Value);
        using var response = await _http.SendAsync(request, cancelled);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(answer, cancelled))!;
    }

    public void Dispose() => _http.Dispose();

    private async Task<LiveRoomsApi> SignIn(string id) =>
        Anybody.As(_operatorToken ?? (await Anybody.SignIn.CreatorAsync(id)).Token);
}
