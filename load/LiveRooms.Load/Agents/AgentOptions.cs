using System.Net;

namespace LiveRooms.Load.Agents;

/// <summary>How an agent finds its run.</summary>
/// <param name="Coordinator">Where the coordinator listens.</param>
/// <param name="Name">Its name in reports.</param>
internal sealed record AgentOptions(IPEndPoint Coordinator, string Name)
{
    /// <summary>How long a coordinator may be silent before its agents end, and an agent before it counts as lost. The same for both.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(15);

    /// <inheritdoc cref="UsualPatience"/>
    public TimeSpan Patience { get; init; } = UsualPatience;
}
