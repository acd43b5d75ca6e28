using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Edge.Transport.Memory;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Transport.Memory;
using LiveRooms.Load.Audience.Transport.Platform;
using LiveRooms.Load.Audience.Transport.Sockets;
using LiveRooms.Load.Audience.Transport.Tokens;
using LiveRooms.Load.Runner;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Load.Tests.Audience.Transport;

/// <summary>A real edge in this process, over a show that says what a test wants, and viewers of one transport.</summary>
internal sealed class EdgeBench : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> _settings = new() { ["LiveRooms:Edge:Tick"] = "00:00:00.005" };

    private readonly WebApplication _app;

    private EdgeBench(WebApplication app) => _app = app;

    internal ScriptedShow Show { get; private init; } = null!;

    internal RunClock Clock { get; } = new(TimeProvider.System);

    internal IViewerTransport Viewers { get; private set; } = null!;

    internal static async Task<EdgeBench> Start(string transport)
    {
        var show = new ScriptedShow();
        var app = OurServer.Build(show, _settings);
        var bench = new EdgeBench(app) { Show = show };
        var port = await WebServer.Start(app);
        Uri[] edges = [new($"http://127.0.0.1:{port}")];
        bench.Viewers = transport == "memory" ? new MemoryViewers(app.Services.GetRequiredService<MemoryTransport>(), bench.Clock)
            : transport == "platform" ? new PlatformViewers(() => edges, new IdTokens(), bench.Clock)
            : new SocketViewers(() => edges, new IdTokens(), bench.Clock, new SocketSettings(1_000, Block: 9, Threads: 1, OwnFiles: transport == "apart"));
        return bench;
    }

    internal Task Stop() => _app.StopAsync(TestContext.Current.CancellationToken).Soon();

    public async ValueTask DisposeAsync()
    {
        await Viewers.DisposeAsync();
        await Stop();
        await _app.DisposeAsync();
    }

    /// <summary>The bench's sign-in takes the id for a token.</summary>
    private sealed class IdTokens : IViewerTokens
    {
        public ValueTask<string> Of(ViewerIdentity viewer) => new(viewer.Id);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
