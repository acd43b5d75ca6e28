namespace LiveRooms.Rules.Shows;

/// <summary>An item of a room's feed.</summary>
/// <typeparam name="T">The item.</typeparam>
/// <param name="Sequence">Its number in the feed.</param>
/// <param name="Item">What it is.</param>
public readonly record struct Numbered<T>(long Sequence, T Item);
