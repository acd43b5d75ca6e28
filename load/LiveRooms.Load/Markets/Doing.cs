namespace LiveRooms.Load.Markets;

/// <summary>What a visitor does once.</summary>
internal enum Doing
{
    /// <summary>A reaction.</summary>
    Heart,

    /// <summary>A reaction.</summary>
    Like,

    /// <summary>A reaction.</summary>
    Fire,

    /// <summary>A reaction.</summary>
    Share,

    /// <summary>A line of chat.</summary>
    Chat,
}
