namespace LiveRooms.HouseRules.Sources;

public sealed class BannedCallsTests
{
    private static string Root(string file) => House.Read(file).Text;

    [Fact]
    public void The_list_is_whole_and_in_force_everywhere() => Verdict.Clean(
    [
        .. BannedCalls.CheckList(Root("BannedSymbols.txt")),
        .. BannedCalls.CheckRoot(Root("Directory.Build.props"), Root(".editorconfig")),
        .. BannedCalls.CheckBelow(House.FilesEndingWith(".csproj", ".props", ".targets", "config")),
    ]);

    [Theory]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("P:System.Random.Shared")]
    public void A_symbol_taken_from_the_list_is_missed(string symbol)
    {
        var without = string.Join('\n', Root("BannedSymbols.txt").Split('\n').Where(line => !line.StartsWith(symbol + ";", StringComparison.Ordinal)));
        Verdict.Bites(BannedCalls.CheckList(without), symbol);
    }

    [Fact]
    public void A_root_without_analyzer_list_or_severity_is_seen()
    {
        Verdict.Bites(BannedCalls.CheckRoot("<Project />", ""), "analyzer", "list", "error");
        var onlySome = Root("Directory.Build.props").Replace("<ItemGroup>", "<ItemGroup Condition=\"'$(A)' == ''\">", StringComparison.Ordinal);
        Verdict.Bites(BannedCalls.CheckRoot(onlySome, Root(".editorconfig")), "analyzer", "list");
    }

    [Theory]
    [InlineData("src/A/Directory.Build.props", "<Project />")]
    [InlineData("tests/.editorconfig", "")]
    [InlineData("src/A/A.csproj", "<NoWarn>$(NoWarn);RS0030</NoWarn>")]
    [InlineData("src/A/A.csproj", "<AdditionalFiles Remove=\"..\\..\\BannedSymbols.txt\" />")]
    [InlineData("src/A/A.csproj", "<PackageReference Remove=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\" />")]
    [InlineData("src/A/A.csproj", "<RunAnalyzers>false</RunAnalyzers>")]
    [InlineData("src/A/A.csproj", "<TreatWarningsAsErrors>False</TreatWarningsAsErrors>")]
    public void A_file_that_undoes_the_ban_is_seen(string path, string text) =>
        Verdict.Bites(BannedCalls.CheckBelow([new SourceFile(path, text)]), path);
}
