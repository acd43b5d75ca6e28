using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveRooms.Grains.Webhooks;
using Microsoft.Extensions.Options;

namespace LiveRooms.Grains.Tests.Webhooks;

/// <summary>The sender against a socket that answers what a test says.</summary>
public sealed class WebhookSenderTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public WebhookSenderTests() => _listener.Start();

    private string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_request_is_signed_over_its_time_and_body()
    {
        var sent = Send(new WebhookOptions { AllowPrivateAddresses = true }, Host);
        var request = await Answer("HTTP/1.1 204 No Content\r\n\r\n");
        Assert.Null(await sent);
        Assert.StartsWith("POST /hook HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Idempotency-Key: mug-e4\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json; charset=utf-8\r\n", request, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n{\"key\":1}", request, StringComparison.Ordinal);
        Assert.DoesNotContain("traceparent", request, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_signature_is_what_the_documents_say() => Assert.Equal(
        // openssl dgst -sha256 -hmac secret over 1767268800.{"key":1}
        "t=1767268800,v1=bdce372af7807971dbea321b96f9379e570065a8055e7758d089d565a0f2d8b8",
        WebhookSignature.Of("secret", DateTimeOffset.FromUnixTimeSeconds(1_767_268_800), "{\"key\":1}"u8));

    [Theory]
    [InlineData("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", "The endpoint answered 500.")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n", "The endpoint answered 302.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut", null)]
    [InlineData("no http at all\r\n\r\n", "The request failed: InvalidResponse.")]
    [InlineData("", "The request failed: ResponseEnded.")]
    public async Task The_status_alone_decides(string answer, string? error)
    {
        var sent = Send(new WebhookOptions { AllowPrivateAddresses = true }, Host);
        await Answer(answer);
        Assert.Equal(error, await sent);
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_has_not_taken_it()
    {
        var options = new WebhookOptions { AllowPrivateAddresses = true, Timeout = TimeSpan.FromMilliseconds(200) };
        Assert.Equal("No answer within 0.2 s.", await Send(options, Host));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public async Task A_private_address_is_not_connected_to_whatever_the_name(bool? allow)
    {
        var options = new WebhookOptions { AllowPrivateAddresses = allow };
        Assert.Equal("The endpoint's address is not on the public internet.", await Send(options, Host));
        Assert.Equal("The endpoint's address is not on the public internet.", await Send(options, Host.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
        Assert.False(_listener.Pending());
    }

    private static async Task<string?> Send(WebhookOptions options, string host)
    {
        using var sender = new WebhookSender(Options.Create(options), TimeProvider.System);
        var target = new WebhookTarget(new Uri($"http://{host}/hook"), "secret", DateTimeOffset.UnixEpoch);
        return await sender.Send(new WebhookRequest(target, "mug-e4", "{\"key\":1}"u8.ToArray()), TestContext.Current.CancellationToken);
    }

    private async Task<string> Answer(string answer)
    {
        using var client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var request = "";
        var buffer = new byte[4_096];
        while (!request.EndsWith('}'))
            request += Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, TestContext.Current.CancellationToken));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        return request;
    }
}
