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
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _tokens = new();

    /// <param name="edges">At least one.</param>
    /// <param name="operatorToken">Acts as the operator, and for all creators; null: everybody signs in by name, which Development alone allows.</param>
    /// <param name="time">For pauses.</param>
    public EdgeApi(IReadOnlyList<Uri> edges, string? operatorToken, TimeProvider time)
    {
        _http = new HttpClient(new EdgeChoice(edges, time, new SocketsHttpHandler { UseCookies = false })) { BaseAddress = edges[0] };
        _operatorToken = operatorToken;
        Anybody = new LiveRoomsApi(_http);
    }

    /// <summary>As nobody in particular.</summary>
    public LiveRoomsApi Anybody { get; }

    /// <summary>As an operator.</summary>
    public async Task<LiveRoomsApi> Operator() => Anybody.As(await OperatorToken());

    /// <summary>As a creator.</summary>
    public async Task<LiveRoomsApi> Creator(string id) =>
        Anybody.As(await Token($"creator {id}", async () => (await Anybody.SignIn.CreatorAsync(id)).Token));

    /// <summary>What an operator may do and the client does not know: one request and its answer.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<T> Operate<T>(HttpMethod method, string path, JsonTypeInfo<T> answer, CancellationToken cancelled)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await OperatorToken());
        using var response = await _http.SendAsync(request, cancelled);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(answer, cancelled))!;
    }

    public void Dispose() => _http.Dispose();

    private Task<string> OperatorToken() => Token("operator", async () => (await Anybody.SignIn.OperatorAsync()).Token);

    // A sign-in that failed is not remembered: the edges may be there again.
    private async Task<string> Token(string who, Func<Task<string>> signIn)
    {
        if (_operatorToken is not null)
            return _operatorToken;
        var known = _tokens.GetOrAdd(who, _ => new(signIn));
        try
        {
            return await known.Value;
        }
        catch
        {
            _tokens.TryRemove(new(who, known));
            throw;
        }
    }
}
