namespace LiveRooms.Bench.Edge;

/// <summary>Everything measured of one server with one crowd.</summary>
/// <param name="Viewers">In the room.</param>
/// <param name="Joins">How they came.</param>
/// <param name="IdleKilobytes">Resident memory of the servers, a viewer that watches nothing happen.</param>
/// <param name="TickBytes">Managed bytes allocated from one frame to the next with one viewer in the room.</param>
/// <param name="Rounds">At the plan's rate.</param>
/// <param name="FullSpeed">At full speed; null when not measured.</param>
internal sealed record EdgeFigures(
    int Viewers, IReadOnlyList<JoinSample> Joins, double IdleKilobytes, double TickBytes, IReadOnlyList<RoundSample> Rounds, RoundSample? FullSpeed);
