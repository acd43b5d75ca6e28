using LiveRooms.Load.Targets.Programs;

namespace LiveRooms.Load.Targets.Control;

/// <summary>A server that is everything in one process: edge and silo go together, and its store comes back with what it acknowledged.</summary>
internal sealed class SoleProcess(ServerProgram server) : IProcesses
{
    public int Edges => 1;

    public int Silos => 1;

    public Task LoseEdge(int number, CancellationToken cancelled) => server.Lose(cancelled);

    public Task RestartEdge(int number, CancellationToken cancelled) => server.Restart(cancelled);

    public Task RestartSilo(int number, CancellationToken cancelled) => server.Restart(cancelled);
}
