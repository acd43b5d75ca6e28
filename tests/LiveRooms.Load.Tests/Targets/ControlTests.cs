using System.Net;
using LiveRooms.Load.Targets;
using LiveRooms.Load.Targets.Control;

namespace LiveRooms.Load.Tests.Targets;

public sealed class ControlTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_process_ends_and_starts_what_this_one_started()
    {
        var processes = new Noted();
        await using var host = await ControlHost.Start(processes, Cancelled);
        await using var remote = new RemoteProcesses(host.Control);

        await remote.LoseEdge(1, Cancelled);
        await remote.RestartEdge(0, Cancelled);
        await remote.RestartSilo(2, Cancelled);

        Assert.Equal(["lose edge 1", "restart edge 0", "restart silo 2"], processes.Done);
        Assert.Equal((2, 3), (remote.Edges, remote.Silos));
    }

    [Fact]
    public async Task One_that_there_is_not_and_one_who_does_not_know_the_address_are_refused()
    {
        var processes = new Noted();
        await using var host = await ControlHost.Start(processes, Cancelled);
        await using var remote = new RemoteProcesses(host.Control);
        using var stranger = new HttpClient();

        await Assert.ThrowsAsync<TargetException>(() => remote.LoseEdge(2, Cancelled));
        using var answer = await stranger.PostAsync(new Uri(host.Control.Address, "/lose-edge/0"), null, Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(processes.Done);
    }

    private sealed class Noted : IProcesses
    {
        public List<string> Done { get; } = [];

        public int Edges => 2;

        public int Silos => 3;

        public Task LoseEdge(int number, CancellationToken cancelled) => Note($"lose edge {number}");

        public Task RestartEdge(int number, CancellationToken cancelled) => Note($"restart edge {number}");

        public Task RestartSilo(int number, CancellationToken cancelled) => Note($"restart silo {number}");

        private Task Note(string what)
        {
            Done.Add(what);
            return Task.CompletedTask;
        }
    }
}
