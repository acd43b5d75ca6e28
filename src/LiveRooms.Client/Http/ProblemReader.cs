using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveRooms.Protocol;

namespace LiveRooms.Client.Http;

/// <summary>Reads a refusal from an HTTP answer, Problem Details or not.</summary>
internal static class ProblemReader
{
    internal static async Task<LiveRoomsException> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var body = await BodyAsync(answer, cancel).ConfigureAwait(false);
        var (code, retryable) = ByStatus(answer.StatusCode);
        var message = body?.Detail ?? body?.Title ?? $"The server answered {(int)answer.StatusCode}.";
        var retryAfter = body?.RetryAfterMs ?? (long?)answer.Headers.RetryAfter?.Delta?.TotalMilliseconds;
        return new LiveRoomsException(
            new Problem(body?.Code ?? (int)code, message, body?.Retryable ?? retryable, retryAfter), answer.StatusCode);
    }

    private static async Task<ProblemBody?> BodyAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
        {
            return null;
        }

        try
        {
            var text = await answer.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
            await using (text.ConfigureAwait(false))
            {
                return await JsonSerializer.DeserializeAsync(text, ProblemJsonContext.Default.ProblemBody, cancel)
                    .ConfigureAwait(false);
            }
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // For answers that something between us and the engine made up.
    private static (ProblemCode Code, bool Retryable) ByStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.RequestEntityTooLarge => (ProblemCode.TooLarge, false),
        HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType =>
            (ProblemCode.Malformed, false),
        HttpStatusCode.Unauthorized => (ProblemCode.SignInRequired, false),
        HttpStatusCode.Forbidden => (ProblemCode.RoleForbidden, false),
        HttpStatusCode.TooManyRequests => (ProblemCode.RateLimited, true),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => (ProblemCode.Busy, true),
        _ => (ProblemCode.Internal, false),
    };
}

/// <summary>The members of Problem Details that we read.</summary>
internal sealed record ProblemBody(string? Title, string? Detail, int? Code, bool? Retryable, long? RetryAfterMs);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJsonContext : JsonSerializerContext;
