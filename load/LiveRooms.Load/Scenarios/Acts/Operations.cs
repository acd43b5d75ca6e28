using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Scenarios.Acts;

/// <summary>What befalls the processes.</summary>
internal static class Operations
{
    /// <summary>The processes; scenarios that ask for them say so by <see cref="IScenario.NeedsProcesses"/>.</summary>
    /// <exception cref="InvalidOperationException">They are somebody else's.</exception>
    public static IProcesses Of(Cast cast) =>
        cast.Target.Processes ?? throw new InvalidOperationException("The processes of this target are not the load suite's to end.");

    /// <summary>Replaces every silo, then every edge.</summary>
    public static async Task Roll(IProcesses processes, CancellationToken cancelled)
    {
        for (var i = 0; i < processes.Silos; i++)
            await processes.RestartSilo(i, cancelled);
        for (var i = 0; i < processes.Edges; i++)
            await processes.RestartEdge(i, cancelled);
    }
}
