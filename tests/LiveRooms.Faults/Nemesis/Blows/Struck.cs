namespace LiveRooms.Faults.Nemesis.Blows;

/// <summary>A blow that fell.</summary>
/// <param name="Blow">As planned.</param>
/// <param name="At">Seconds of the run's clock.</param>
/// <param name="Victim">The silo's number; null when it was the store.</param>
/// <param name="Hit">Drops that lived there.</param>
/// <param name="Outage">Seconds until every drop answered again something that was asked after the blow.</param>
/// <param name="Ended">Whether the victim ended by itself afterwards, as one that was voted out must.</param>
internal sealed record Struck(Blow Blow, double At, int? Victim, int Hit, double Outage, bool Ended)
{
    public override string ToString() => string.Create(null,
        $"{At,7:F1} s {Blow.Kind}{(Victim is { } silo ? $" {silo} with {Hit} drops" : "")} for {Blow.Lasts.TotalSeconds:F1} s: "
        + $"every drop answered again after {Outage:F1} s{(Ended ? "; it ended by itself" : "")}");
}
