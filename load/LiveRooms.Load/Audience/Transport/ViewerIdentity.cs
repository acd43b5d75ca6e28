namespace LiveRooms.Load.Audience.Transport;

/// <summary>Who connects.</summary>
/// <param name="Id">The viewer's id, as the engine will know it.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Edge">Which of the target's edges, by number modulo their count; another number after an edge was lost.</param>
/// <param name="SlowReading">Whether it will hold frames up: then little fits into its buffers, as on a slow line.</param>
public readonly record struct ViewerIdentity(string Id, string Name, int Edge, bool SlowReading = false);
