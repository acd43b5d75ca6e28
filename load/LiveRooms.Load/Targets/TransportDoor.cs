using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Transport.Memory;
using LiveRooms.Load.Audience.Transport.Sockets;
using LiveRooms.Load.Audience.Transport.Tokens;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Targets;

/// <summary>From a target to how viewers reach it.</summary>
internal static class TransportDoor
{
    /// <summary>Opens the way to a target: with its key viewers sign themselves in, without it they are guests over HTTP.</summary>
    /// <param name="target">For viewers in memory it was opened with that wish.</param>
    /// <param name="transport">Which way.</param>
    /// <param name="clock">Says when things come.</param>
    /// <param name="sockets">How many there will be, and which of the load's processes on this machine this is.</param>
    public static IViewerTransport Open(LiveTarget target, TransportKind transport, RunClock clock, SocketSettings sockets)
    {
        if (transport == TransportKind.Memory)
            return new MemoryViewers(target.Viewers, clock);
        IViewerTokens tokens = target.Plan.SignInKey is { } key
            ? new MintedTokens(key, clock.Time)
            : new GuestTokens(() => target.Edges, sockets.Block, clock.Time);
        return new SocketViewers(() => target.Edges, tokens, clock, sockets);
    }
}
