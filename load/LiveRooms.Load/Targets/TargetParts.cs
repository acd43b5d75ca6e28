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
    /// <summary>Of those that ended when nobody wanted it: which, and what they said last.</summary>
    public IEnumerable<string> Faults => Started.SelectMany(static part => part switch
    {
        ServerProgram server => [server.Fault],
        ClusterProcesses many => many.Servers.Select(static server => server.Fault),
        ServerHere here => [here.Fault],
        RedisServer redis => [redis.Fault],
        _ => Array.Empty<string?>(),
    }).OfType<string>();

    /// <summary>Whether the only server, or the one whose edge viewers in memory are at, ended when nobody wanted it, and is not there: nothing comes any more.</summary>
    public bool IsGone => Started.Any(static part => part is ServerProgram { IsGone: true } or ServerHere { Fault: not null });
}
