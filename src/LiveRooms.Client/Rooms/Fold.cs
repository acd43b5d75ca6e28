namespace LiveRooms.Client.Rooms;

/// <summary>What a message did to a <see cref="RoomView"/>.</summary>
/// <param name="Outcome">Whether it was news.</param>
/// <param name="Updates">The news, in order; empty unless applied.</param>
public readonly record struct Fold(FoldOutcome Outcome, IReadOnlyList<RoomUpdate> Updates)
{
    internal static readonly Fold Old = new(FoldOutcome.Old, []);
    internal static readonly Fold Gap = new(FoldOutcome.Gap, []);
}

/// <summary>Whether a message was news.</summary>
public enum FoldOutcome
{
    /// <summary>Taken in.</summary>
    Applied,
    /// <summary>Known already, or of another room; nothing changed.</summary>
    Old,
    /// <summary>Something before it is missing; nothing changed: join again, naming <see cref="RoomView.Position"/>.</summary>
    Gap,
}
