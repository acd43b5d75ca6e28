using System.Security.Claims;
using LiveRooms.Edge.Transport.Memory;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Audience.Transport.Memory;

/// <summary>Viewers without sockets, in the process of an edge: a million of them. They need no token, and are on that edge only.</summary>
/// <param name="edge">The edge's door for them.</param>
/// <param name="clock">Says when things come.</param>
internal sealed class MemoryViewers(MemoryTransport edge, RunClock clock) : IViewerTransport
{
    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public IViewerLink Connect(ViewerIdentity viewer, IViewerSink sink)
    {
        var link = new MemoryLink(sink, clock);
        edge.Connect(Person(viewer), link);
        link.Send(HubMessages.Handshake);
        return link;
    }

    /// <summary>The edge ends what is still open when it ends itself.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // The edge keeps what it needs of it, and lets it go.
    private static ClaimsPrincipal Person(ViewerIdentity viewer) => new(new ClaimsIdentity(
        [new Claim("sub", viewer.Id), new Claim("name", viewer.Name), new Claim("role", "viewer")], "load"));
}
