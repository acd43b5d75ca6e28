using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Tests.Targets;

public sealed class AddressesTests
{
    [Fact]
    public void Addresses_are_edges_of_somebody_elses()
    {
        var plan = Addresses.Plan("http://127.0.0.1:5080, https://edge.example/", new TargetSettings { Redis = "127.0.0.1:6379" });

        Assert.Equal(["http://127.0.0.1:5080/", "https://edge.example/"], plan.Edges.Select(edge => edge.AbsoluteUri));
        Assert.Equal("127.0.0.1:6379", plan.Redis);
        Assert.Null(plan.Control);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("embeded")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://ann:secret@127.0.0.1")]
    public void What_is_no_address_is_refused_with_what_there_is(string text) =>
        Assert.Contains("embedded, cluster, or addresses", Assert.Throws<TargetException>(() => Addresses.Plan(text, new TargetSettings())).Message);

    [Fact]
    public async Task Viewers_in_memory_need_the_store_of_somebody_elses_servers()
    {
        var refused = await Assert.ThrowsAsync<TargetException>(() => TargetDoor.Open(
            "http://127.0.0.1:1", TransportKind.Memory, new TargetSettings(), TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Contains("need an edge in this process", refused.Message);
    }
}
