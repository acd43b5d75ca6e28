using System.Collections.Immutable;

namespace LiveRooms.HouseRules.Sources;

public sealed class BannedWordsTests
{
    // Files that may switch the ban off, each with its reason. Keep it short.
    private static readonly ImmutableHashSet<string> MaySwitchOff = [];

    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".targets", ".ts", ".tsx", ".css", ".html", ".lua", ".sh", ".md", ".yml", ".yaml", ".json", ".sln"];

    private static IEnumerable<SourceFile> Texts => House.FilesEndingWith(TextEndings);

    [Fact]
    public void No_notes_to_self() => Verdict.Clean(BannedWords.Notes(Texts));

    [Fact]
    public void No_paths_of_a_machine() => Verdict.Clean(BannedWords.MachinePaths(Texts));

    [Fact]
    public void No_connection_enters_a_grain() => Verdict.Clean(BannedWords.Connections(
        House.CSharp.Where(file => file.Path.StartsWith("src/LiveRooms.Grains/", StringComparison.Ordinal)
            || file.Path.StartsWith("src/LiveRooms.Rules/", StringComparison.Ordinal))));

    [Fact]
    public void The_ban_is_switched_off_nowhere() =>
        Verdict.Clean(BannedWords.SwitchedOffBans(House.CSharp.Where(file => !MaySwitchOff.Contains(file.Path))));

    [Fact]
    public void The_checks_bite()
    {
        Verdict.Bites(BannedWords.Notes([Line("x(); // TO" + "DO later")]), "a.cs(2)");
        Verdict.Bites(BannedWords.Notes([Line("/* FIX" + "ME */")]), "a.cs(2)");
        Verdict.Bites(BannedWords.MachinePaths([Line("var p = \"/ho" + "me/ada/x\";")]), "ada");
        Verdict.Bites(BannedWords.MachinePaths([Line("see /ro" + "ot/notes")]), "notes");
        Verdict.Bites(BannedWords.MachinePaths([Line(@"C:\Us" + @"ers\ada")]), "ada");
        Verdict.Bites(BannedWords.Connections([Line("string connection" + "Id")]), "a.cs(2)");
        Verdict.Bites(BannedWords.Connections([Line("IHub" + "Context<LiveHub> hub")]), "a.cs(2)");
        Verdict.Bites(BannedWords.SwitchedOffBans([Line("#pragma warning disable RS00" + "30 // just here")]), "RS00" + "30");
        Verdict.Bites(BannedWords.SwitchedOffBans([Line("#pragma warning dis" + "able")]), "a.cs(2)");
        Verdict.Bites(BannedWords.SwitchedOffBans([Line("[SuppressMessage(\"ApiDesign\", \"RS00" + "30\")]")]), "RS00" + "30");
    }

    [Fact]
    public void What_only_looks_alike_is_allowed()
    {
        Verdict.Clean(BannedWords.Notes([Line("toDo mastodon")]));
        Verdict.Clean(BannedWords.MachinePaths([Line("see https://a.example/ho" + "me/x and api/wo" + "rk/y")]));
    }

    private static SourceFile Line(string line) => new("src/LiveRooms.Grains/a.cs", $"// first\n{line}\n");
}
