using LiveRooms.Rules.Shedding;

namespace LiveRooms.Grains.Shedding;

/// <summary>What levels and causes are called in metrics and to operators.</summary>
public static class LoadNames
{
    /// <summary>A level's name.</summary>
    public static string Of(LoadLevel level) => level switch
    {
        LoadLevel.Normal => "normal",
        LoadLevel.Tight => "tight",
        LoadLevel.Full => "full",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "There is no such level."),
    };

    /// <summary>A cause's name.</summary>
    public static string Of(LoadCause cause) => cause switch
    {
        LoadCause.None => "none",
        LoadCause.Cpu => "cpu",
        LoadCause.Memory => "memory",
        LoadCause.Queue => "queue",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "There is no such cause."),
    };
}
