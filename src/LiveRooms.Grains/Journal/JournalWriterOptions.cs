namespace LiveRooms.Grains.Journal;

/// <summary>How a grain's events are grouped into journal entries.</summary>
public sealed record JournalWriterOptions
{
    /// <summary>The most events in one entry, 1 or more. One append is never split, so a larger one makes a larger entry.</summary>
    public int MaxEventsPerEntry { get; init; } = 16_384;

    /// <summary>
    /// Events waiting to be durable at which <c>IsFull</c> turns on, 1 or more: the grain then refuses before it decides.
    /// </summary>
    public int MaxPendingEvents { get; init; } = 65_536;

    /// <summary>The defaults.</summary>
    public static JournalWriterOptions Default { get; } = new();
}
