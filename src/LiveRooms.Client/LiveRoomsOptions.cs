using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace LiveRooms.Client;

/// <summary>How a <see cref="LiveRoomsConnection"/> connects, and its bounds.</summary>
public sealed class LiveRoomsOptions
{
    /// <summary>Where the server is, for example <c>https://rooms.example/</c>. Required.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Gives a valid bearer token; asked anew at every connect, so that an expired one is replaced. Required.</summary>
    public required Func<CancellationToken, Task<string>> Token { get; init; }

    /// <summary>The encoding.</summary>
    public HubProtocolKind Protocol { get; init; } = HubProtocolKind.MessagePack;

    /// <summary>The clock of pauses.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The chance in pauses; seed it to repeat a run. Used under a lock.</summary>
    public Random Random { get; init; } = new(RandomNumberGenerator.GetInt32(int.MaxValue));

    /// <summary>
    /// Makes operation ids: 1 to 64 of <c>a-z A-Z 0-9 - _ .</c>, unlike those of any other viewer, too; called by many threads.
    /// </summary>
    public Func<string> NewOperationId { get; init; } =
        static () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The longest first pause before connecting again; doubles with each failure. 1 ms to 10 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause of all, unless the server asks for more. <see cref="FirstPause"/> to 10 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A server silent for this long is taken for lost. 2 s to 5 min; at least twice the server's keep-alive.</summary>
    public TimeSpan ServerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Updates one reader may have unread; see <see cref="LiveRoom.Updates"/>. 128 to 65,536.</summary>
    public int UnreadLimit { get; init; } = 1_024;

    /// <summary>Commands that may wait for their answer at once; one more is refused as busy. 1 to 4,096.</summary>
    public int CommandLimit { get; init; } = 64;

    /// <summary>Last word on the transport, for a proxy, a certificate or an in-memory server.</summary>
    public Action<HttpConnectionOptions>? ConfigureTransport { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(BaseAddress);
        ArgumentNullException.ThrowIfNull(Token);
        if (!BaseAddress.IsAbsoluteUri)
        {
            throw new ArgumentException("LiveRoomsOptions.BaseAddress must be absolute.");
        }

        Require(FirstPause, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10), nameof(FirstPause));
        Require(LongestPause, FirstPause, TimeSpan.FromSeconds(10), nameof(LongestPause));
        Require(ServerTimeout, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), nameof(ServerTimeout));
        Require(UnreadLimit, 128, 65_536, nameof(UnreadLimit));
        Require(CommandLimit, 1, 4_096, nameof(CommandLimit));
    }

    private static void Require<T>(T value, T least, T most, string name) where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"LiveRoomsOptions.{name} must be from {least} to {most}.");
        }
    }
}
