namespace LiveRooms.Load.Audience.Viewers;

/// <summary>Where a viewer is on its way.</summary>
internal enum Stage : byte
{
    /// <summary>Not connected: waits for its slot, or for its turn after a loss.</summary>
    Apart,

    /// <summary>Waits for the handshake.</summary>
    Connecting,

    /// <summary>Connected; asks for the room, or will at its slot.</summary>
    Joining,

    /// <summary>In the room.</summary>
    Present,

    /// <summary>Has ended its connection and waits to hear that it is over.</summary>
    Ending,

    /// <summary>Comes no more.</summary>
    Gone,
}
