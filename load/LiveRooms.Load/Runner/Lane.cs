namespace LiveRooms.Load.Runner;

/// <summary>What a pacer has to do of one act, one thing after the other.</summary>
internal abstract class Lane
{
    /// <summary>The next is due, microseconds of the run's clock; nothing more: <see cref="long.MaxValue"/>.</summary>
    public long At { get; protected set; } = long.MaxValue;

    /// <summary>Does it, and goes on to the one after it.</summary>
    public abstract void Next();
}
