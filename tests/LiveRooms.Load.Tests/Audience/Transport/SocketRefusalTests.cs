using System.Net;
using System.Net.Sockets;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Transport.Sockets;
using LiveRooms.Load.Audience.Transport.Tokens;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Tests.Audience.Transport;

/// <summary>A viewer that never gets in hears why.</summary>
public sealed class SocketRefusalTests
{
    [Fact]
    public async Task Nobody_listens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Contains("refused", await WhyNot(port, new Fixed("token")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task There_is_no_such_hub_there()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Answer(listener);
        var why = await WhyNot(((IPEndPoint)listener.LocalEndpoint).Port, new Fixed("token"));
        Assert.StartsWith("HTTP/1.1 401 No\r\n", why, StringComparison.Ordinal);
        await answering.Soon();
    }

    [Fact]
    public async Task There_is_no_sign_in() => Assert.Equal("no sign-in: No.", await WhyNot(1, new Fixed(null)));

    private static async Task<string?> WhyNot(int port, IViewerTokens tokens)
    {
        Uri[] edges = [new($"http://127.0.0.1:{port}")];
        await using var viewers = new SocketViewers(() => edges, tokens, new RunClock(TimeProvider.System), new SocketSettings(10, Block: 8, Threads: 1));
        var sink = new HeardSink();
        var link = viewers.Connect(new ViewerIdentity("g-ada", "Ada", 0), sink);
        var why = await sink.Closed;
        Assert.False(link.Send(HubMessages.Ping));
        Assert.Null(sink.Fault);
        return why;
    }

    private static async Task Answer(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[4_096];
        var length = 0;
        while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            length += await client.GetStream().ReadAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
    }

    private sealed class Fixed(string? token) : IViewerTokens
    {
        public ValueTask<string> Of(ViewerIdentity viewer) => token is null ? throw new InvalidOperationException("No.") : new(token);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
