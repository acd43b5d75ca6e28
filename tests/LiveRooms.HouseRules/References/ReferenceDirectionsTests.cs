namespace LiveRooms.HouseRules.References;

public sealed class ReferenceDirectionsTests
{
    [Fact]
    public void References_run_one_way() => Verdict.Clean(ReferenceDirections.Check(House.Projects));

    [Fact]
    public void All_projects_of_the_house_are_seen() =>
        Assert.Superset(
            new HashSet<string> { "LiveRooms.Rules", "LiveRooms.Grains", "LiveRooms.Protocol", "LiveRooms.Edge", "LiveRooms.Client" },
            House.Projects.Select(project => Path.GetFileNameWithoutExtension(project.Path)).ToHashSet());

    [Theory]
    [InlineData("LiveRooms.Rules", "ProjectReference", @"..\LiveRooms.Grains\LiveRooms.Grains.csproj", "LiveRooms.Grains")]
    [InlineData("LiveRooms.Grains", "ProjectReference", @"..\LiveRooms.Edge\LiveRooms.Edge.csproj", "LiveRooms.Edge")]
    [InlineData("LiveRooms.Client", "ProjectReference", @"..\LiveRooms.Rules\LiveRooms.Rules.csproj", "LiveRooms.Rules")]
    [InlineData("LiveRooms.Edge", "ProjectReference", @"..\..\tests\LiveRooms.TestKit\LiveRooms.TestKit.csproj", "TestKit")]
    [InlineData("LiveRooms.Rules", "PackageReference", "Microsoft.Orleans.Sdk", "Microsoft.Orleans.Sdk")]
    [InlineData("LiveRooms.Protocol", "PackageReference", "Microsoft.Orleans.Sdk", "Microsoft.Orleans.Sdk")]
    [InlineData("LiveRooms.Stray", "PackageReference", "Any", "LiveRooms.Stray")]
    public void The_check_bites(string project, string element, string reference, string named)
    {
        var text = $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><{element} Include="{reference}" /></ItemGroup></Project>""";
        Verdict.Bites(ReferenceDirections.Check([new SourceFile($"src/{project}/{project}.csproj", text)]), named);
    }
}
