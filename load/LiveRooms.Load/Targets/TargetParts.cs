using LiveRooms.Load.Targets.Control;
using LiveRooms.Load.Targets.Programs;
using LiveRooms.Load.Targets.Reading;

namespace LiveRooms.Load.Targets;

/// <summary>What was started for a target.</summary>
/// <param name="Started">In this order; ended in the reverse.</param>
/// <param name="Here">The server in this process.</param>
/// <param name="Processes">Those that may be killed.</param>
/// <param name="Store">That of an embedded server in a process of its own.</param>
internal sealed record TargetParts(IReadOnlyList<IAsyncDisposable> Started, ServerHere? Here = null, IProcesses? Processes = null, LentStore? Store = null)
{
    /// <summary>Those of them that are processes of the server.</summary>
    public IEnumerable<ServerProgram> Servers => Started.SelectMany(static part => part switch
    {
        ServerProgram server => [server],
        ClusterProcesses many => many.Servers,
        _ => Array.Empty<ServerProgram>(),
    });
}
