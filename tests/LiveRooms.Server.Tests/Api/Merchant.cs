using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Server.Tests.Api;

/// <summary>A merchant's own server, on a real port: keeps what it is sent, and checks signatures as the documents say.</summary>
internal sealed class Merchant : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Merchant(WebApplication app) => _app = app;

    /// <summary>The status it answers.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    public Uri Url => new($"{_app.Urls.First()}/hook");

    public ConcurrentQueue<Delivery> Deliveries { get; } = new();

    public static async Task<Merchant> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var merchant = new Merchant(app);
        app.MapPost("/hook", merchant.Take);
        app.MapPost("/elsewhere", () => Results.Redirect("/hook", preserveMethod: true));
        await app.StartAsync();
        return merchant;
    }

    /// <summary>Waits until so much came.</summary>
    public async Task<Delivery[]> Until(Func<Delivery[], bool> enough)
    {
        while (Deliveries.ToArray() is var all)
        {
            if (enough(all))
                return all;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return [];
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        Deliveries.Enqueue(new Delivery(
            http.Request.Headers["Idempotency-Key"].ToString(), http.Request.Headers["LiveRooms-Signature"].ToString(),
            await reader.ReadToEndAsync(http.RequestAborted)));
        http.Response.StatusCode = Status;
    }

    /// <summary>What arrived.</summary>
    internal sealed record Delivery(string Key, string Signature, string Body)
    {
        public bool IsSigned(string secret, DateTimeOffset now)
        {
            var parts = Signature.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
            var age = now - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts["t"], System.Globalization.CultureInfo.InvariantCulture));
            var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{Body}"));
            return age < TimeSpan.FromMinutes(5) && CryptographicOperations.FixedTimeEquals(mac, Convert.FromHexString(parts["v1"]));
        }
    }
}
