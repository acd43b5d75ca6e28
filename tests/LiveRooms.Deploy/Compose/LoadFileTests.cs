namespace LiveRooms.Deploy.Compose;

/// <summary>The file that is laid over the cluster's while a load runs.</summary>
public sealed class LoadFileTests
{
    private static readonly ComposeFile Cluster = ComposeFile.Read(DeployFolder.Read("deploy/compose/compose.yaml"));
    private static readonly ComposeFile Load = ComposeFile.Read(DeployFolder.Read("deploy/compose/load.yaml"));

    [Fact]
    public void Prometheus_is_told_one_thing_more_than_in_the_cluster()
    {
        var (name, service) = Assert.Single(Load.Services);
        Assert.Equal([.. Cluster.Services[name].Command!, "--web.enable-otlp-receiver"], service.Command);
    }

    [Fact]
    public void Only_this_machine_reaches_it() =>
        Assert.Equal(["${PROMETHEUS_BIND:-127.0.0.1}:9090:9090"], Load.Services["prometheus"].Ports);
}
