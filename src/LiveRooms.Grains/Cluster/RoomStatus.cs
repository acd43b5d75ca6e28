using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Grains.Cluster;

/// <summary>How one room goes on one edge; rates are of the last seconds, up to its last look.</summary>
/// <param name="Show">The room.</param>
/// <param name="Viewers">Viewers here.</param>
/// <param name="Audience">Viewers on all edges.</param>
/// <param name="Heat">How it is treated.</param>
/// <param name="Tick">Time between two rounds of frames.</param>
/// <param name="Reason">What sets it.</param>
/// <param name="Lines">Chat lines said, a second.</param>
/// <param name="LeftOut">Of them, those left out of the sample.</param>
/// <param name="Deliveries">Frames handed to viewers, a second.</param>
/// <param name="Skipped">Viewers passed over in rounds because their last frame had not left, a second.</param>
[GenerateSerializer, Immutable, Alias("lr.cluster.room")]
public sealed record RoomStatus(
    ShowId Show, int Viewers, long Audience, RoomHeat Heat, TimeSpan Tick, TickReason Reason, double Lines, double LeftOut,
    double Deliveries, double Skipped);
