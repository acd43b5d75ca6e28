namespace LiveRooms.Load.Audience;

/// <summary>What a viewer does in a room, besides watching.</summary>
public enum Behaviour
{
    /// <summary>Nothing.</summary>
    Lurker,

    /// <summary>Says lines.</summary>
    Chatter,

    /// <summary>Sends hearts.</summary>
    HeartSender,

    /// <summary>Tries for a drop once, a human moment after it opened.</summary>
    Shopper,

    /// <summary>Tries for a drop at once, and over and over.</summary>
    Bot,
}
