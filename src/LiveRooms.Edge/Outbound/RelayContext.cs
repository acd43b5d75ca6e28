using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Shedding;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Outbound;

/// <summary>What all relays of an edge share.</summary>
/// <param name="Options">The edge's options.</param>
/// <param name="Time">The clock.</param>
/// <param name="Encoder">Writes frames.</param>
/// <param name="Load">How loaded this process is.</param>
/// <param name="Metrics">The edge's metrics.</param>
/// <param name="NewSession">Names a relay's lifetime, unlike any other of the cluster.</param>
/// <param name="Log">Where relays log.</param>
internal sealed record RelayContext(
    EdgeOptions Options, TimeProvider Time, FrameEncoder Encoder, ProcessLoad Load, EdgeMetrics Metrics, Func<RelaySession> NewSession,
    ILogger<Relay> Log)
{
    /// <summary>When connections to silos were lost.</summary>
    public GatewayLosses Losses { get; init; } = new();
}
