using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace LiveRooms.Grains.Webhooks;

/// <summary>Sends signed requests by HTTP. What an endpoint answers beyond its status is not looked at.</summary>
internal sealed class WebhookSender : IWebhookSender, IDisposable
{
    // So much of an answer is read to keep the connection; a longer one costs the connection.
    private const int MaxAnswerBytes = 1_024;

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;

    public WebhookSender(IOptions<WebhookOptions> options, TimeProvider time)
    {
        _time = time;
        _timeout = options.Value.Timeout;
        _http = new HttpClient(WebhookConnection.Handler(options.Value.AllowPrivateAddresses == true)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<string?> Send(WebhookRequest request, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var message = MessageOf(request);
            using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await Drain(answer, either.Token);
            return answer.IsSuccessStatusCode ? null : $"The endpoint answered {(int)answer.StatusCode}.";
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return $"No answer within {_timeout.TotalSeconds:0.#} s.";
        }
        catch (HttpRequestException e) when (e.InnerException is NotPublicException notPublic)
        {
            return notPublic.Message;
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError == HttpRequestError.Unknown ? "The request failed." : $"The request failed: {e.HttpRequestError}.";
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage MessageOf(WebhookRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Target.Url) { Content = new ReadOnlyMemoryContent(request.Body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        message.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(request.Target.Secret, _time.GetUtcNow(), request.Body.Span));
        message.Headers.Add("Idempotency-Key", request.Key);
        message.Headers.UserAgent.ParseAdd("LiveRooms");
        return message;
    }

    private static async Task Drain(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
            await body.ReadAtLeastAsync(new byte[MaxAnswerBytes], MaxAnswerBytes, throwOnEndOfStream: false, cancellation);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            // The status was said: what follows it does not matter.
        }
    }
}
