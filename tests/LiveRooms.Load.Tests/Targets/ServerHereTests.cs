using LiveRooms.Load.Targets;
using LiveRooms.Load.Targets.Programs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Load.Tests.Targets;

public sealed class ServerHereTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_in_this_process_that_stops_by_itself_is_a_fault()
    {
        await using var folder = new TemporaryFolder("test");
        await using var here = await ServerHere.Start(
            ServerOptions.Merge(ServerOptions.Common, ServerOptions.Here, ServerOptions.Own(folder.Path, Convert.ToBase64String(new byte[64]))), Cancelled);
        var parts = new TargetParts([here], here);
        Assert.Empty(parts.Faults);
        here.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal("The server in this process stopped by itself.", Assert.Single(parts.Faults));
    }

    [Fact]
    public async Task An_option_that_cannot_be_is_said_in_a_sentence()
    {
        var settings = new TargetSettings { Options = new Dictionary<string, string> { ["LiveRooms:Edge:Tick"] = "soon" } };
        var refused = await Assert.ThrowsAsync<TargetException>(
            () => TargetDoor.Open(TargetDoor.Embedded, TransportKind.Memory, settings, TimeProvider.System, Cancelled));

        Assert.StartsWith("The target could not be opened: ", refused.Message, StringComparison.Ordinal);
    }
}
