namespace LiveRooms.Load.Reports.Live;

/// <summary>What is known of a run before it begins, for those who watch it.</summary>
/// <param name="About">Where to and how, in a few words.</param>
/// <param name="Seconds">How long its acts last by plan; 0 when that is not known.</param>
internal sealed record RunOutline(string Scenario, string About, double Seconds);
