using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Tests.Targets;

public sealed class ServerOptionsTests
{
    [Fact]
    public void The_later_of_two_values_is_in_force_however_it_is_spelled()
    {
        var merged = ServerOptions.Merge(ServerOptions.Common, new Dictionary<string, string> { ["liverooms:edge:ChatBurst"] = "7" });

        Assert.Contains("--LiveRooms:Edge:ChatBurst=7", ServerOptions.Arguments(merged));
        Assert.Equal(ServerOptions.Common.Count, merged.Count);
    }

    [Fact]
    public void A_process_gets_them_as_variables() => Assert.Equal(
        new Dictionary<string, string> { ["LiveRooms__DataPath"] = "here", ["LiveRooms__SignIn__Key"] = "secret" },
        ServerOptions.Variables(ServerOptions.Own("here", "secret")));

    [Fact]
    public void The_readme_names_what_is_not_as_in_production()
    {
        var readme = File.ReadAllText(Readme());

        Assert.All(ServerOptions.Common, option => Assert.Contains($"| `{option.Key}` | `{option.Value}` |", readme));
        Assert.All(
            ServerOptions.Here.Keys.Where(option => option.StartsWith("LiveRooms", StringComparison.Ordinal)),
            option => Assert.Contains(option[(option.LastIndexOf(':') + 1)..], readme));
    }

    private static string Readme()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LiveRooms.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "load/LiveRooms.Load/Targets/README.md");
    }
}
