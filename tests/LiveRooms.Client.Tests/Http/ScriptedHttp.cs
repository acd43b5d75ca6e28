using System.Net;
using System.Text;

namespace LiveRooms.Client.Tests.Http;

/// <summary>Answers every request the same and keeps what was asked.</summary>
internal sealed class ScriptedHttp(HttpStatusCode status, string? body, string mediaType = "application/json") : HttpMessageHandler
{
    internal string? Asked { get; private set; }

    internal string? Sent { get; private set; }

    internal string? Authorization { get; private set; }

    internal string? IdempotencyKey { get; private set; }

    internal TimeSpan? RetryAfter { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        Sent = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Authorization = request.Headers.Authorization?.ToString();
        IdempotencyKey = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
        var answer = new HttpResponseMessage(status);
        if (body is not null)
        {
            answer.Content = new StringContent(body, Encoding.UTF8, mediaType);
        }

        if (RetryAfter is { } pause)
        {
            answer.Headers.RetryAfter = new(pause);
        }

        return answer;
    }
}
