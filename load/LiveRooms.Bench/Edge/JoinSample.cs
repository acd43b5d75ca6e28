namespace LiveRooms.Bench.Edge;

/// <summary>Viewers let in as fast as they came.</summary>
/// <param name="PerSecond">Joins a second, from connecting to the answer of the join.</param>
/// <param name="CpuMicros">Processor microseconds of the servers, a join.</param>
internal sealed record JoinSample(double PerSecond, double CpuMicros);
