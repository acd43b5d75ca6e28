using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LiveRooms.Server.Tests.Api;

/// <summary>Somebody who calls the API; the answer is plain JSON, so that a renamed member is noticed.</summary>
internal sealed class Caller(HttpClient http, string? token)
{
    public string? Token => token;

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Answer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, Json(body));

    public Task<Answer> Put(string path, object body) => Send(HttpMethod.Put, path, Json(body));

    public Task<Answer> PostText(string path, string text, string type = "application/json") =>
        Send(HttpMethod.Post, path, new StringContent(text, Encoding.UTF8, type));

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, text, response.Headers);
    }

    public static StringContent? Json(object? body) =>
        body is null ? null : new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
}
