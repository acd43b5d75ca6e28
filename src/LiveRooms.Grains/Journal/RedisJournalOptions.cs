using StackExchange.Redis;

namespace LiveRooms.Grains.Journal;

/// <summary>How journals reach their store; bound from <c>LiveRooms:Journal</c>.</summary>
public sealed class RedisJournalOptions
{
    /// <summary>Where these options stand in configuration.</summary>
    public const string Section = "LiveRooms:Journal";

    /// <summary>The store. Set in code, since the embedded store chooses its port at start.</summary>
    public ConfigurationOptions? Store { get; set; }

    /// <summary>Connections that journals share, 1 to 32. One journal always uses the same one. Default 2.</summary>
    public int Connections { get; set; } = 2;

    /// <summary>How long a call may stay unanswered, 100 ms to 1 minute. Default 4 seconds, below a grain call's limit.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// How long the store may answer nothing at all before calls are refused instead of sent, until it answers a probe; 100 ms to 1 minute.
    /// Default 2 seconds: more than the largest entry takes. Not above <see cref="CommandTimeout"/>: beyond, that one counts.
    /// </summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What every key begins with, 1 to 32 characters without braces. Default <c>lr</c>.</summary>
    public string KeyPrefix { get; set; } = "lr";

    /// <summary>The largest entry or snapshot taken, 64 KiB to 256 MiB. Default 16 MiB.</summary>
    public int MaxBytes { get; set; } = 16 * 1024 * 1024;
}
