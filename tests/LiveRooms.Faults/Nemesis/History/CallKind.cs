namespace LiveRooms.Faults.Nemesis.History;

/// <summary>What a call asks for.</summary>
internal enum CallKind
{
    /// <summary>Units; the call's value is how many.</summary>
    Reserve,
    /// <summary>To buy a hold; the call's value is the reservation's number.</summary>
    Confirm,
    /// <summary>To give back a hold or leave the waitlist; the call's value is the reservation's number.</summary>
    Release,
}
