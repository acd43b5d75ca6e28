using System.Net.WebSockets;
using System.Text;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Transport.Platform;
using LiveRooms.Load.Audience.Transport.Tokens;
using LiveRooms.Load.Runner;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Load.Tests.Audience.Transport;

/// <summary>An edge that takes the handshake and then says nothing any more, whatever it hears.</summary>
public sealed class PlatformLinkTests
{
    [Fact]
    public async Task Silence_ends_a_connection()
    {
        await using var edge = await Mute();
        var (time, sink, _) = await Enter(edge);
        time.Advance(TimeSpan.FromSeconds(45));

        Assert.Equal("silence", await sink.Closed);
        Assert.Null(sink.Fault);
    }

    [Fact]
    public async Task A_close_that_is_not_answered_is_a_close()
    {
        await using var edge = await Mute();
        var (time, sink, link) = await Enter(edge);
        link.Close();
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.Null(await sink.Closed);
    }

    private static async Task<WebApplication> Mute()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseWebSockets();
        app.Map(HubMethods.Path, async Task (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.ReceiveAsync(new byte[100], context.RequestAborted);
            await socket.SendAsync(Encoding.UTF8.GetBytes("{}\u001e"), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
            var over = new TaskCompletionSource();
            await using var gone = context.RequestAborted.Register(over.SetResult);
            await over.Task;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<(FakeTimeProvider Time, HeardSink Sink, IViewerLink Link)> Enter(WebApplication edge)
    {
        var (time, sink) = (new FakeTimeProvider(), new HeardSink());
        var link = new PlatformLink(sink, new RunClock(time));
        _ = link.Run(new Uri(edge.Urls.First()), new Known(), new ViewerIdentity("g-ada", "Ada", 0), TestContext.Current.CancellationToken);
        await sink.Open;
        return (time, sink, link);
    }

    private sealed class Known : IViewerTokens
    {
        public ValueTask<string> Of(ViewerIdentity viewer) => new("token");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
