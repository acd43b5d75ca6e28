using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Runs;

/// <summary>Transports in words.</summary>
internal static class Words
{
    /// <summary>As command lines and reports have it.</summary>
    public static string Of(TransportKind kind) => kind == TransportKind.Memory ? "memory" : "sockets";

    /// <summary>The transport of a word.</summary>
    /// <exception cref="RunException">There is none.</exception>
    public static TransportKind Transport(string word) => word switch
    {
        "memory" => TransportKind.Memory,
        "sockets" => TransportKind.Sockets,
        _ => throw new RunException($"--transport is sockets or memory, not '{word}'."),
    };
}
