using System.Globalization;
using System.Text.Json;
using LiveRooms.Deploy.Kubernetes;
using LiveRooms.Server.Store;

namespace LiveRooms.Deploy.Container;

public sealed class ContainerfileTests
{
    private const string Place = "deploy/container/Containerfile";
    private static readonly IReadOnlyList<Instruction> File = Containerfile.Read(DeployFolder.Read(Place));
    private static readonly IReadOnlyList<Instruction> Image = [.. File.Where(line => line.Stage == File.Max(other => other.Stage))];

    [Theory]
    [InlineData("FRUM scratch")]
    [InlineData("RUN true\nFROM scratch")]
    [InlineData("FROM")]
    public void A_planted_fault_is_found(string text) => Assert.Throws<FormatException>(() => Containerfile.Read(text));

    [Fact]
    public void Each_stage_begins_with_an_image_of_a_version()
    {
        Assert.All(File.Where(line => line.Name == "FROM"), from =>
        {
            Assert.Contains(':', from.Words[0]);
            Assert.DoesNotContain(":latest", from.Words[0], StringComparison.Ordinal);
        });
        Assert.StartsWith("mcr.microsoft.com/dotnet/aspnet:10.0", Image[0].Words[0], StringComparison.Ordinal);
    }

    [Fact]
    public void It_runs_without_rights_and_without_a_shell()
    {
        Assert.True(int.Parse(Assert.Single(One("USER")), CultureInfo.InvariantCulture) > 0);
        Assert.Contains("chiseled", Image[0].Words[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Image, line => line.Name == "RUN");
        Assert.All(
            ["silo", "edge"], name => Assert.Equal(One("USER")[0], $"{Manifests.Pods[name].Spec.SecurityContext.RunAsUser}"));
    }

    [Fact]
    public void It_starts_our_server_which_hears_the_signals_itself()
    {
        var command = JsonSerializer.Deserialize<string[]>(string.Join(' ', One("ENTRYPOINT")))!;
        Assert.Equal(["dotnet", $"{typeof(StoreOptions).Assembly.GetName().Name}.dll"], command);
    }

    [Fact]
    public void Its_ports_are_those_of_the_pods() => Assert.Equal(
        One("EXPOSE"), Manifests.Pods["silo"].Spec.Containers[0].Ports.Select(port => $"{port.ContainerPort}"));

    [Fact]
    public void What_it_sets_is_an_option()
    {
        var names = One("ENV").Select(pair => pair.Split('=')[0]).ToList();
        Assert.Empty(OptionNames.Unknown(names));
        Assert.Contains($"LiveRooms__DataPath={Assert.Single(One("VOLUME"))}", One("ENV"));
    }

    [Fact]
    public void What_it_copies_is_there_and_reaches_the_builder()
    {
        var sent = DeployFolder.Read($"{Place}.dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToHashSet();
        var stages = File.Where(line => line.Name == "FROM" && line.Words is [_, "AS", _]).Select(line => line.Words[2]).ToHashSet();
        foreach (var copy in File.Where(line => line.Name == "COPY"))
        {
            var from = copy.Words.SingleOrDefault(word => word.StartsWith("--from=", StringComparison.Ordinal));
            if (from is not null)
            {
                Assert.Contains(from["--from=".Length..], stages);
                continue;
            }

            foreach (var source in copy.Words[..^1])
            {
                Assert.True(Path.Exists(DeployFolder.PathOf(source)), $"{source} is copied, and is not there");
                Assert.Contains(source.Split('/')[0], sent);
            }
        }
    }

    [Fact]
    public void The_pages_lie_where_the_server_looks_for_them()
    {
        var pages = Assert.Single(Image, line => line.Name == "COPY" && line.Words.Contains("--from=pages"));
        Assert.Equal("./web", pages.Words[^1]);
        Assert.Contains("| `LiveRooms:Pages:Path` | `web` |", DeployFolder.Read("README.md"), StringComparison.Ordinal);
        var scripts = JsonDocument.Parse(DeployFolder.Read("src/LiveRooms.Web/package.json")).RootElement.GetProperty("scripts");
        Assert.True(scripts.TryGetProperty("build", out _));
    }

    [Fact]
    public void What_it_builds_is_there()
    {
        var projects = File.Where(line => line.Name == "RUN").SelectMany(line => line.Words).Where(word => word.EndsWith(".csproj", StringComparison.Ordinal));
        Assert.All(projects, project => Assert.True(Path.Exists(DeployFolder.PathOf(project)), project));
    }

    private static string[] One(string name) => Assert.Single(Image, line => line.Name == name).Words;
}
