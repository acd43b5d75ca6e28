using LiveRooms.Edge.Draining;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Cluster;

namespace LiveRooms.Edge.Telemetry;

/// <summary>This edge in a few words, as the cluster hears of it.</summary>
public sealed class EdgeStanding
{
    private readonly OpenSessions _sessions;
    private readonly Relays _relays;
    private readonly EdgeDrain _drain;

    internal EdgeStanding(OpenSessions sessions, Relays relays, EdgeDrain drain) => (_sessions, _relays, _drain) = (sessions, relays, drain);

    /// <summary>How it is now, with its hottest rooms.</summary>
    public EdgeReport Report()
    {
        var rooms = _relays.Statuses();
        return new EdgeReport(
            State(_drain.Progress), _sessions.Count, rooms.Sum(room => room.Viewers), rooms.Length,
            [.. OpenRooms.ByHeat(rooms).Take(EdgeReport.MaxRooms)]);
    }

    private static EdgeState State(DrainProgress drain) => drain switch
    {
        { HasEnded: true } => EdgeState.Empty,
        { HasBegun: true } => EdgeState.Draining,
        _ => EdgeState.Open,
    };
}
