namespace LiveRooms.Rules.Drops;

/// <summary>What a remembered operation did.</summary>
internal enum OperationKind
{
    Reserve,
    Confirm,
    Release,
}

/// <summary>A remembered operation: its viewer and body are the reservation's.</summary>
internal readonly record struct Operation(OperationKind Kind, Reservation Reservation);
