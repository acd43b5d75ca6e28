namespace LiveRooms.Load.Audience.Calls;

/// <summary>What a call waits for.</summary>
internal enum CallKind
{
    /// <summary>To be in the room.</summary>
    Arrival,

    /// <summary>A line's storing.</summary>
    Chat,

    /// <summary>A reservation.</summary>
    Reserve,

    /// <summary>The buying of one.</summary>
    Confirm,
}
