using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Webhooks;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Payments;

/// <summary>
/// Does what a payment provider does: makes a signed notice of a payment, sends it by HTTP to the webhook, and sends it again,
/// signed anew, while the server cannot take it. Development only.
/// </summary>
internal sealed class SandboxProvider(PaymentKeys keys, IOptions<PaymentOptions> options, IServer server, TimeProvider time) : IDisposable
{
    private const int Attempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>The webhook's answer to a payment of what an order costs.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Pay(CheckoutView order, string status, CancellationToken cancellation)
    {
        var notice = new PaymentNotice(
            NewId("event"), order.Order.ToString(), NewId("sandbox"), status, order.Amount, order.Currency);
        var body = JsonSerializer.SerializeToUtf8Bytes(notice, ProtocolJsonContext.Default.PaymentNotice);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await Send(body, cancellation);
                if ((int)answer.Status < 500 || attempt == Attempts)
                    return answer;
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                // The server is not there yet, or not any more.
            }

            await Task.Delay(Pause * attempt, time, cancellation);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string NewId(string kind) => $"{kind}-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    private async Task<(HttpStatusCode Status, string Body)> Send(byte[] body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(keys.Current, time.GetUtcNow().ToUnixTimeSeconds(), body));
        using var response = await _http.SendAsync(request, cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    private Uri Address => options.Value.SandboxWebhookUrl is { Length: > 0 } named ? new Uri(named) : new Uri(Own, PaymentsApi.WebhookPath);

    // A server that listens everywhere says so by an address that cannot be called.
    private Uri Own
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var first = addresses.OrderBy(a => a.StartsWith("https:", StringComparison.Ordinal)).FirstOrDefault()
                ?? throw new InvalidOperationException($"The server has no address; set {PaymentOptions.Section}:SandboxWebhookUrl.");
            var uri = new UriBuilder(first.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal));
            if (uri.Host is "[::]" or "0.0.0.0")
                uri.Host = "localhost";
            return uri.Uri;
        }
    }
}
