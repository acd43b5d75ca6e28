using Microsoft.Extensions.Options;

namespace LiveRooms.Edge;

/// <summary>Refuses settings outside their ranges at start-up, naming the option in full.</summary>
internal sealed class EdgeOptionsValidator : IValidateOptions<EdgeOptions>
{
    private const string Section = "LiveRooms:Edge";

    public ValidateOptionsResult Validate(string? name, EdgeOptions options)
    {
        var failures = new List<string>();
        Within(nameof(options.Tick), options.Tick, TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1));
        Within(nameof(options.LongestTick), options.LongestTick, TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(1));
        Within(nameof(options.LargeRoom), options.LargeRoom, 1, 10_000_000);
        Within(nameof(options.HugeRoom), options.HugeRoom, 1, 10_000_000);
        Within(nameof(options.HugeRoomLines), options.HugeRoomLines, 1, 1_000);
        Within(nameof(options.Heartbeat), options.Heartbeat, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1));
        Within(nameof(options.RelayLinger), options.RelayLinger, TimeSpan.Zero, TimeSpan.FromHours(1));
        Within(nameof(options.Patience), options.Patience, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Within(nameof(options.StorePatience), options.StorePatience, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Within(nameof(options.KeptEvents), options.KeptEvents, 64, 65_536);
        Within(nameof(options.MaxPendingBytes), options.MaxPendingBytes, 4_096, 16_777_216);
        Within(nameof(options.MaxWaitingLines), options.MaxWaitingLines, 1, 100_000);
        Within(nameof(options.MaxWaitingRequests), options.MaxWaitingRequests, 1, 1_000_000);
        Within(nameof(options.MaxRooms), options.MaxRooms, 1, 1_000_000);
        Within(nameof(options.MaxMessageBytes), options.MaxMessageBytes, 1_024, 1_048_576);
        Within(nameof(options.SendBufferBytes), options.SendBufferBytes, 4_096, 1_048_576);
        Within(nameof(options.ChatBurst), options.ChatBurst, 1, 100);
        Within(nameof(options.ChatPerSecond), options.ChatPerSecond, 0.1, 100);
        Within(nameof(options.RoomChatBurst), options.RoomChatBurst, 1, 100_000);
        Within(nameof(options.RoomChatPerSecond), options.RoomChatPerSecond, 1, 100_000);
        Within(nameof(options.RequestBurst), options.RequestBurst, 1, 10_000);
        Within(nameof(options.RequestsPerSecond), options.RequestsPerSecond, 1, 10_000);
        Within(nameof(options.ConnectBurst), options.ConnectBurst, 1, 10_000_000);
        Within(nameof(options.ConnectsPerSecond), options.ConnectsPerSecond, 0.1, 1_000_000);
        Within(nameof(options.JoinBurst), options.JoinBurst, 1, 10_000_000);
        Within(nameof(options.JoinsPerSecond), options.JoinsPerSecond, 0.1, 1_000_000);
        Within(nameof(options.DrainPerSecond), options.DrainPerSecond, 1, 1_000_000);
        Within(nameof(options.DrainTime), options.DrainTime, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Within(nameof(options.DrainNotice), options.DrainNotice, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Within(nameof(options.MaxConnections), options.MaxConnections, 1, 10_000_000);
        Within(nameof(options.ConnectionsPerAddress), options.ConnectionsPerAddress, 0, 10_000_000);
        Within(nameof(options.FirstBytes), options.FirstBytes, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        if (!Enum.IsDefined(options.Transport))
            failures.Add($"{Section}:{nameof(options.Transport)} is {options.Transport}; it must be Sockets or Kestrel.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Within<T>(string option, T value, T least, T most)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                failures.Add($"{Section}:{option} is {value}; it must be from {least} to {most}.");
        }
    }
}
