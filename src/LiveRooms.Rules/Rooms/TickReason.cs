namespace LiveRooms.Rules.Rooms;

/// <summary>What sets a room's tick. <see cref="TickRule"/> says when.</summary>
public enum TickReason
{
    /// <summary>Nothing asks for more than the shortest tick.</summary>
    Quiet,
    /// <summary>The viewers are many.</summary>
    Viewers,
    /// <summary>The chat is fast: lines are better sent together.</summary>
    Lines,
    /// <summary>A round of sending takes a large part of the tick.</summary>
    Sending,
    /// <summary>The load has gone down, and the tick follows slowly.</summary>
    Easing,
    /// <summary>The room is large or huge: its lines are sent together.</summary>
    Heat,
    /// <summary>The process, or the silo of the show, has much to do: its rooms are treated as if they were hotter.</summary>
    Load,
}
