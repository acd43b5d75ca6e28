namespace LiveRooms.Faults.Nemesis.Blows;

/// <summary>One planned blow.</summary>
/// <param name="Kind">What.</param>
/// <param name="Drop">Index of the drop whose silo it hits.</param>
/// <param name="Lasts">How long until it is made good.</param>
/// <param name="Then">The quiet after it.</param>
internal sealed record Blow(BlowKind Kind, int Drop, TimeSpan Lasts, TimeSpan Then)
{
    public override string ToString() =>
        string.Create(null, $"{Kind} of drop {Drop} for {Lasts.TotalSeconds:F1} s, then {Then.TotalSeconds:F1} s of quiet");
}
