using System.Net;
using LiveRooms.Load.Audience.Transport.Platform;
using LiveRooms.Load.Audience.Transport.Tokens;
using LiveRooms.Load.Runner;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>Viewers with real WebSockets, tens of thousands of them on a few threads; the platform's for edges elsewhere.</summary>
internal sealed class SocketViewers : IViewerTransport
{
    // Files of a process beside its viewers'.
    private const int OtherFiles = 500;

    private readonly Func<IReadOnlyList<Uri>> _edges;
    private readonly IViewerTokens _tokens;
    private readonly PlatformViewers _others;
    private readonly SocketThread[] _threads;
    private int _next;

    /// <param name="edges">The edges' addresses as they are now.</param>
    /// <param name="tokens">Says who viewers are. Belongs to this from now on.</param>
    /// <param name="clock">Says when things come.</param>
    /// <param name="settings">How many, and from where.</param>
    public SocketViewers(Func<IReadOnlyList<Uri>> edges, IViewerTokens tokens, RunClock clock, SocketSettings settings)
    {
        (_edges, _tokens, _others) = (edges, tokens, new PlatformViewers(edges, tokens, clock));
        var most = FileLimit.Raise() - OtherFiles;
        // A process that may open too few files has its threads open them for themselves.
        var apart = settings.OwnFiles || settings.Viewers > most;
        var threads = apart ? Math.Max(settings.Threads, (settings.Viewers + most - 1) / most) : settings.Threads;
        _threads = [.. Enumerable.Range(0, threads).Select(number => new SocketThread(number, new SourceAddresses(settings.Block, number), clock, apart))];
    }

    /// <inheritdoc/>
    public string Name => "sockets";

    /// <summary>Bytes that came to all of them.</summary>
    public long BytesReceived => _threads.Sum(thread => thread.BytesReceived);

    /// <inheritdoc/>
    public string IdOf(string id) => _tokens.IdOf(id);

    /// <inheritdoc/>
    public IViewerLink Connect(ViewerIdentity viewer, IViewerSink sink)
    {
        var edges = _edges();
        var edge = edges[viewer.Edge % edges.Count];
        if (!LoopbackEdge.TryFind(edge, out var server))
            return _others.Connect(viewer, sink);
        var thread = _threads[(uint)Interlocked.Increment(ref _next) % _threads.Length];
        var link = new SocketLink(thread, server, sink, viewer.SlowReading);
        _ = Enter(link, viewer, server);
        return link;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _tokens.DisposeAsync();
        await _others.DisposeAsync();
        foreach (var thread in _threads)
            await thread.DisposeAsync();
    }

    private async Task Enter(SocketLink link, ViewerIdentity viewer, IPEndPoint server)
    {
        try
        {
            link.Enter(ClientFrames.Opening(HubMethods.Path, server, await _tokens.Of(viewer)));
        }
#pragma warning disable CA1031 // Whatever it was, this viewer hears of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            link.Fail($"no sign-in: {e.Message}");
        }
    }
}
