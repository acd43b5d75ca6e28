namespace LiveRooms.Load.Markets;

/// <summary>A show of the marketplace and its audience.</summary>
/// <param name="Number">From 0; the smaller, the larger its audience.</param>
/// <param name="Stand">Where and in which language.</param>
/// <param name="Viewers">How many come, each counted once.</param>
/// <param name="Visits">How often they come together: some come twice.</param>
/// <param name="Interactions">What they do together.</param>
internal sealed record PlannedShow(int Number, Stand Stand, long Viewers, long Visits, long Interactions);
