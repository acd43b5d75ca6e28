using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using LiveRooms.Protocol;

namespace LiveRooms.Client.Http;

/// <summary>One request, one typed answer or a <see cref="LiveRoomsException"/>.</summary>
internal sealed class ApiTransport(HttpClient http, Func<CancellationToken, Task<string>>? token)
{
    internal static ProtocolJsonContext Json => ProtocolJsonContext.Default;

    internal HttpClient Http => http;

    internal async Task<TAnswer> GetAsync<TAnswer>(string path, JsonTypeInfo<TAnswer> answer, CancellationToken cancel) =>
        await SendAsync(HttpMethod.Get, path, null, answer, null, cancel).ConfigureAwait(false);

    internal async Task<TAnswer> SendAsync<TBody, TAnswer>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answer,
        CancellationToken cancel, string? idempotencyKey = null)
    {
        using var content = JsonContent.Create(body, bodyType);
        return await SendAsync(method, path, content, answer, idempotencyKey, cancel).ConfigureAwait(false);
    }

    internal async Task<TAnswer> SendAsync<TAnswer>(
        HttpMethod method, string path, HttpContent? content, JsonTypeInfo<TAnswer> answer, string? idempotencyKey,
        CancellationToken cancel)
    {
        using var response = await ExchangeAsync(method, path, content, idempotencyKey, cancel).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync(answer, cancel).ConfigureAwait(false)
            ?? throw LiveRoomsException.Because(ProblemCode.Internal, "The server answered null.");
    }

    /// <summary>Sends a request whose answer has no body.</summary>
    internal async Task SendAsync<TBody>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancel)
    {
        using var content = JsonContent.Create(body, bodyType);
        using var response = await ExchangeAsync(method, path, content, null, cancel).ConfigureAwait(false);
    }

    internal async Task<HttpResponseMessage> ExchangeAsync(
        HttpMethod method, string path, HttpContent? content, string? idempotencyKey, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (token is not null)
        {
            var bearer = await token(cancel).ConfigureAwait(false);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        var response = await http.SendAsync(request, cancel).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ProblemReader.ReadAsync(response, cancel).ConfigureAwait(false);
        }
    }
}
