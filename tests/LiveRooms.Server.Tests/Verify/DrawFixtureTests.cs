namespace LiveRooms.Server.Tests.Verify;

public sealed class DrawFixtureTests
{
    private const string Rewrite = "LIVEROOMS_WRITE_FIXTURES";

    [Fact]
    public void The_pages_test_their_verifier_with_what_this_code_makes()
    {
        var (path, now) = (Path.Combine(Root(), "src/LiveRooms.Web/tests/draw.fixture.json"), DrawFixture.Make().ToString());
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            File.WriteAllText(path, now);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == now,
            $"The fixture is not what the code makes; {Rewrite}=1 writes it anew. Then run the pages' tests.");
    }

    [Fact]
    public void Each_broken_one_fails_somewhere()
    {
        var fixture = DrawFixture.Make();
        Assert.All(fixture.BrokenProofs, broken => Assert.NotEmpty(broken.Failed));
        Assert.All(fixture.BrokenDraws, broken => Assert.NotEmpty(broken.Failed));
        Assert.Superset(
            new HashSet<string> { "commitment", "drop", "leaf", "inclusion", "key", "rank" },
            fixture.BrokenProofs.SelectMany(broken => broken.Failed).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "commitment", "count", "order", "root", "ranks", "entry" },
            fixture.BrokenDraws.SelectMany(broken => broken.Failed).ToHashSet());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LiveRooms.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
