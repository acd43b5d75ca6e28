namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>How an input is made.</summary>
internal enum Recipe
{
    /// <summary>A call as it should be.</summary>
    Good,
    /// <summary>A message of the protocol that the hub has no use for.</summary>
    Odd,
    /// <summary>A call with values replaced, left out, doubled or put in another order.</summary>
    Shape,
    /// <summary>A call of which bytes were changed, added, taken away or cut off.</summary>
    Bytes,
    /// <summary>A call that ends elsewhere than it says.</summary>
    Framing,
    /// <summary>No message at all.</summary>
    Noise,
    /// <summary>A message about as large as is allowed, or larger.</summary>
    Size,
    /// <summary>A handshake with any of the above done to it.</summary>
    Handshake,
}
