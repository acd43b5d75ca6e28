namespace LiveRooms.Faults.Nemesis.Blows;

/// <summary>A blow that fell.</summary>
/// <param name="Blow">As planned.</param>
/// <param name="At">Seconds of the run's clock.</param>
/// <param name="Victim">The silo's number; null when it was the store.</param>
/// <param name="Hit">Drops that lived there.</param>
/// <param name="Outage">Seconds until every drop answered again something that was asked after the blow.</param>
/// <param name="Ended">Seconds until the victim ended by itself once it could act again, as one that was voted out must; null: it did not.</param>
internal sealed record Struck(Blow Blow, double At, int? Victim, int Hit, double Outage, double? Ended)
{
    public override string ToString() => string.Create(null,
        $"{At,7:F1} s {Blow.Kind}{(Victim is { } silo ? $" {silo} with {Hit} drops" : "")} for {Blow.Lasts.TotalSeconds:F1} s: "
        + $"every drop answers again after {Outage:F1} s{(Ended is { } after ? string.Create(null, $"; it ended by itself {after:F1} s later") : "")}");
}
