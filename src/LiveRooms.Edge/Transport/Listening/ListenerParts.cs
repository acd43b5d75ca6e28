using LiveRooms.Edge.Telemetry;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>What all listeners of an edge share.</summary>
internal sealed record ListenerParts(
    Places Places, Undecided Undecided, HubDoor Door, LiveConnections Connections, EdgeOptions Options, EdgeMetrics Metrics,
    TimeProvider Time);
