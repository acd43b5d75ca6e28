namespace LiveRooms.Load.Runs;

/// <summary>How a part of a run is ended from outside.</summary>
/// <param name="Early">Its acts end; the settling after them does not, and what was seen until then is brought home. Cancelled with <paramref name="AtOnce"/> too.</param>
/// <param name="AtOnce">Nobody waits for it any more.</param>
public readonly record struct Ends(CancellationToken Early, CancellationToken AtOnce);
