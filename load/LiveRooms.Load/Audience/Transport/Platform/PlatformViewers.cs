using LiveRooms.Load.Audience.Transport.Tokens;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Audience.Transport.Platform;

/// <summary>
/// Viewers with the platform's own WebSockets, for edges of other machines and behind TLS: some thousands in a process. They come from
/// one address, and their buffers are the system's: a slow reader's hold more than on this machine.
/// </summary>
/// <param name="edges">The edges' addresses as they are now.</param>
/// <param name="tokens">Says who viewers are. Stays the caller's.</param>
/// <param name="clock">Says when things come.</param>
internal sealed class PlatformViewers(Func<IReadOnlyList<Uri>> edges, IViewerTokens tokens, RunClock clock) : IViewerTransport
{
    private readonly CancellationTokenSource _over = new();

    /// <inheritdoc/>
    public string Name => "sockets";

    /// <inheritdoc/>
    public string IdOf(string id) => tokens.IdOf(id);

    /// <inheritdoc/>
    public IViewerLink Connect(ViewerIdentity viewer, IViewerSink sink)
    {
        var all = edges();
        var link = new PlatformLink(sink, clock);
        _ = link.Run(all[viewer.Edge % all.Count], tokens, viewer, _over.Token);
        return link;
    }

    /// <summary>Ends all.</summary>
    public async ValueTask DisposeAsync() => await _over.CancelAsync();
}
