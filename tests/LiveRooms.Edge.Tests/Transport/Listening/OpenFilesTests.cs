using LiveRooms.Edge.Transport.Listening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Tests.Transport.Listening;

public sealed class OpenFilesTests
{
    [Theory]
    [InlineData("20000                20000                files", 18_720)]
    [InlineData("1024                 1048576              files", 768)]
    [InlineData("9223372036854775807  unlimited            files", int.MaxValue)]
    public void A_part_of_the_limit_is_the_process_s_own(string row, int expected) =>
        Assert.Equal(expected, OpenFiles.ForViewers(["Limit                     Soft Limit           Hard Limit           Units", $"Max open files            {row}"]));

    [Theory]
    [InlineData("Max open files            unlimited            unlimited            files")]
    [InlineData("Max open files")]
    [InlineData("")]
    public void What_sets_no_limit_limits_nothing(string line) => Assert.Null(OpenFiles.ForViewers([line]));

    [Fact]
    public void An_edge_takes_no_more_than_the_system_has_room_for()
    {
        var services = new ServiceCollection();
        services.AddLiveRoomsEdge(new ConfigurationBuilder().AddInMemoryCollection([new("LiveRooms:Edge:MaxConnections", "10000000")]).Build());
        using var provider = services.BuildServiceProvider();
        Assert.Equal(OpenFiles.ForViewers() ?? 10_000_000, provider.GetRequiredService<IOptions<EdgeOptions>>().Value.MaxConnections);
    }
}
