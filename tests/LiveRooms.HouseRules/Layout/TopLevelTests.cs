namespace LiveRooms.HouseRules.Layout;

public sealed class TopLevelTests
{
    [Fact]
    public void The_top_level_holds_what_it_may() => Verdict.Clean(TopLevel.Check(
        Directory.EnumerateFileSystemEntries(House.Root).Select(path => Path.GetFileName(path))));

    [Fact]
    public void Every_project_has_its_lock_file() => Verdict.Clean(TopLevel.CheckLocks([.. House.Paths()]));

    [Fact]
    public void No_file_names_a_registry() => Verdict.Clean(TopLevel.CheckSources(
        House.FilesEndingWith("packages.lock.json", "package-lock.json", "nuget.config", "NuGet.Config", "NuGet.config", ".npmrc")));

    [Fact]
    public void The_checks_bite()
    {
        Verdict.Bites(TopLevel.Check(["src", "notes.txt", "docs"]), "notes.txt", "docs");
        Verdict.Clean(TopLevel.Check([".editorconfig", "Directory.Build.props", "data"]));
        Verdict.Bites(TopLevel.CheckLocks(["src/A/A.csproj", "src/B/B.csproj", "src/B/packages.lock.json"]), "src/A/packages.lock.json");
        Verdict.Bites(TopLevel.CheckSources([new SourceFile("src/nuget.config", "<add value=\"https://a.example/v3\" />")]), "a.example");
        Verdict.Bites(TopLevel.CheckSources([new SourceFile("web/package-lock.json", "{\"resolved\": \"x\"}")]), "web/package-lock.json");
        Verdict.Bites(TopLevel.CheckSources([new SourceFile(".npmrc", "registry=http://a.example")]), ".npmrc");
    }
}
