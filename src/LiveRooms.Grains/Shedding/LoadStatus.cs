using LiveRooms.Rules.Shedding;

namespace LiveRooms.Grains.Shedding;

/// <summary>How loaded a process is.</summary>
/// <param name="Level">How much.</param>
/// <param name="Cause">What makes it so.</param>
/// <param name="Reading">What the last look found.</param>
/// <param name="Since">When the level was reached; null when it was never another.</param>
public sealed record LoadStatus(LoadLevel Level, LoadCause Cause, LoadReading Reading, DateTimeOffset? Since)
{
    /// <summary>
    /// Whether talk is refused: the process has too much to do. Where only its memory is full, refusing talk would give none back.
    /// </summary>
    public bool ShedsTalk => Level == LoadLevel.Full && Cause != LoadCause.Memory;

    /// <summary>Nothing is known, so nothing is shed.</summary>
    public static LoadStatus Calm { get; } = new(LoadLevel.Normal, LoadCause.None, default, null);
}
