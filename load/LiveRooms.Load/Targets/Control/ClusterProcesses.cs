using LiveRooms.Load.Targets.Programs;

namespace LiveRooms.Load.Targets.Control;

/// <summary>The silos and edges of a cluster over one Redis, each a process that comes back at its own address.</summary>
internal sealed class ClusterProcesses : IProcesses, IAsyncDisposable
{
    private readonly List<ServerProgram> _silos;
    private readonly List<ServerProgram> _edges;

    /// <param name="settings">How many of each.</param>
    /// <param name="shared">Options of all of them: the store and the sign-in key among them.</param>
    public ClusterProcesses(TargetSettings settings, IReadOnlyDictionary<string, string> shared)
    {
        _silos = [.. Enumerable.Range(0, settings.Silos).Select(i => Make("silo", "Silo", i))];
        _edges = [.. Enumerable.Range(0, settings.Edges).Select(i => Make("edge", "Edge", i))];

        ServerProgram Make(string what, string role, int number) =>
            new($"{what} {number}", ServerOptions.Merge(shared, new Dictionary<string, string> { ["LiveRooms:Role"] = role }));
    }

    public int Edges => _edges.Count;

    public int Silos => _silos.Count;

    /// <summary>All of them.</summary>
    public IReadOnlyList<ServerProgram> Servers => [.. _silos, .. _edges];

    /// <summary>Where its edges answer.</summary>
    public IReadOnlyList<Uri> Addresses => [.. _edges.Select(edge => edge.Address)];

    /// <summary>Starts all; ends when all are ready.</summary>
    public async Task Start(CancellationToken cancelled)
    {
        await Task.WhenAll(_silos.Select(silo => silo.Start(cancelled)));
        await Task.WhenAll(_edges.Select(edge => edge.Start(cancelled)));
    }

    public Task LoseEdge(int number, CancellationToken cancelled) => _edges[number].Lose(cancelled);

    public Task RestartEdge(int number, CancellationToken cancelled) => _edges[number].Restart(cancelled);

    public Task RestartSilo(int number, CancellationToken cancelled) => _silos[number].Restart(cancelled);

    public async ValueTask DisposeAsync()
    {
        // Edges first: silos are not missed then.
        await Ending.All(Servers.Reverse());
    }
}
