using LiveRooms.Load.Agents;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>What an agent's command takes.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("127.0.0.1:4000", "127.0.0.1:4000")]
    [InlineData("[::1]:4000", "[::1]:4000")]
    [InlineData("localhost:4000", "127.0.0.1:4000")]
    public void A_host_and_a_port_are_understood(string given, string meant)
    {
        var option = AgentCommand.EndPointOption("--listen", "where");
        Assert.Equal(meant, new System.CommandLine.RootCommand { option }.Parse(["--listen", given]).GetValue(option)?.ToString());
    }

    [Theory]
    [InlineData("4000")]
    [InlineData(":4000")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("0.0.0.0:4000")]
    public void Others_are_not(string given)
    {
        var errors = new StringWriter();
        Assert.Equal(Commands.Misused, Commands.Run(["agent", "--coordinator", given], TextWriter.Null, errors));
        Assert.StartsWith(
            $"--coordinator is host:port with a host of this name and a port from 1 to 65535, not '{given}'.", errors.ToString(), StringComparison.Ordinal);
    }
}
