using System.Security.Claims;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Edge.Transport.Memory;

/// <summary>
/// Connects viewers that have no socket: they enter the hub and the rooms as any others, so that one process can simulate a
/// crowd. A viewer costs what the hub keeps for it and two or three small objects; no timer of its own, and no buffer while nothing is sent.
/// </summary>
public sealed class MemoryTransport
{
    /// <summary>How many sends of one viewer may wait to be read.</summary>
    public const int MaxWaiting = 16;

    private readonly LiveConnections _connections;
    private readonly Action _whenOver;
    private int _connected;

    internal MemoryTransport(LiveConnections connections, IEnumerable<IHubProtocol> protocols)
    {
        _connections = connections;
        _whenOver = () => Interlocked.Decrement(ref _connected);
        Json = Messages(FrameEncoding.Json);
        MessagePack = Messages(FrameEncoding.MessagePack);

        MemoryMessages Messages(FrameEncoding encoding) =>
            new(protocols.Single(p => string.Equals(p.Name, encoding.ToString(), StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What viewers say who speak SignalR's JSON protocol.</summary>
    public MemoryMessages Json { get; }

    /// <summary>What viewers say who speak SignalR's MessagePack protocol.</summary>
    public MemoryMessages MessagePack { get; }

    /// <summary>Connections that are not over.</summary>
    public int Connected => Volatile.Read(ref _connected);

    /// <summary>Connects a viewer, which then sends a handshake.</summary>
    /// <param name="user">Who is signed in; many connections may share one. See <see cref="Viewer.From"/> for its claims.</param>
    /// <param name="viewer">Gets what the edge sends.</param>
    /// <exception cref="InvalidOperationException">The viewer was connected before.</exception>
    public void Connect(ClaimsPrincipal user, MemoryViewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var connection = new MemoryConnection(user, viewer, _whenOver);
        viewer.Attach(connection);
        Interlocked.Increment(ref _connected);
        // On a thread of the pool, and without the caller's context, of which every connection would keep something.
        ThreadPool.UnsafeQueueUserWorkItem(static it => _ = it._connections.Run(it.connection), (_connections, connection), preferLocal: false);
    }
}
