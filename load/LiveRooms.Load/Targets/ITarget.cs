using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Targets;

/// <summary>The engine that an audience is sent to.</summary>
public interface ITarget : IAsyncDisposable
{
    /// <summary>For reports: <c>embedded</c>, <c>cluster</c> or an address.</summary>
    string Name { get; }

    /// <summary>Its edges' addresses, as they are now.</summary>
    IReadOnlyList<Uri> Edges { get; }

    /// <summary>What creators and operators do, signed in.</summary>
    IDirector Director { get; }

    /// <summary>Its processes, when they were started here and may be killed; null when they are somebody else's.</summary>
    IProcesses? Processes { get; }

    /// <summary>What the engine holds true now.</summary>
    Task<Truth> Read(IReadOnlyCollection<string> shows, IReadOnlyCollection<string> drops, CancellationToken cancelled);
}
