using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Shows;

namespace LiveRooms.HouseRules.Contracts;

/// <summary>What stands in journals and snapshots, and can never be taken back. Grains' own states are in the grain contracts.</summary>
public sealed class StoredContractsTests
{
    private const string Rewrite = "LIVEROOMS_WRITE_CONTRACTS";
    private const string Snapshot = "tests/LiveRooms.HouseRules/Contracts/Stored.txt";

    private static string Now => StoredText.Of(
        (DropJson.Default, typeof(DropEvent)), (DropJson.Default, typeof(DropSnapshot)), (ShowJson.Default, typeof(ShowEvent)),
        (ShowJson.Default, typeof(ShowSnapshot)));

    [Fact]
    public void What_is_stored_is_as_written_down()
    {
        var (path, now) = (Path.Combine(House.Root, Snapshot), Now);
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var breaking = StoredChanges.Breaking(before, now).ToList();
        Assert.True(breaking.Count == 0, $"""
            Journals and snapshots that are stored, or silos of the last release, could not be read any more (see Contracts/README.md):
            {string.Join('\n', breaking)}
            """);
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            File.WriteAllText(path, before = now);
        var difference = LineDifference.Between(before, now);
        Assert.True(difference.Count == 0, $"""
            What is stored is not as {Snapshot} says:
            {string.Join('\n', difference)}
            Nothing of it breaks what is stored. If it is meant, write it down anew:
            {Rewrite}=1 dotnet run --project tests/LiveRooms.HouseRules -- -class {typeof(StoredContractsTests).FullName}
            """);
    }

    [Theory]
    [InlineData("""  "at" DateTimeOffset required""", "", "- stored A |  \"at\" DateTimeOffset required")]
    [InlineData("""  "n" Int64 optional""", """  "n" Int32 optional""", "- stored A |  \"n\" Int64 optional")]
    [InlineData("""  kind "held" Held""", """  kind "kept" Held""", "- stored A |  kind \"held\" Held")]
    [InlineData("", """  "more" String required""", "+ stored A |  \"more\" String required")]
    [InlineData("""  "by" String optional""", """  "by" String required""", "- stored A |  \"by\" String optional", "+ stored A |  \"by\" String required")]
    public void What_breaks_is_found(string before, string after, params string[] found) =>
        Assert.Equal(found, StoredChanges.Breaking($"stored A\n{before}\n", $"stored A\n{after}\n"));

    [Theory]
    [InlineData("""  "more" String optional""")]
    [InlineData("""  kind "new" New""")]
    [InlineData("stored New\n  \"must\" String required")]
    public void What_is_added_breaks_nothing(string added) =>
        Assert.Empty(StoredChanges.Breaking("stored A\n", $"stored A\n{added}\n"));

    [Fact]
    public void It_names_kinds_properties_and_what_they_are_made_of()
    {
        var now = Now;
        Assert.Contains("stored DropEvent\n", now, StringComparison.Ordinal);
        Assert.Contains("  kind \"held\" ReservationHeld\n", now, StringComparison.Ordinal);
        Assert.Contains("stored ReservationHeld\n", now, StringComparison.Ordinal);
        Assert.Contains("  \"headline\" Boolean optional\n", now, StringComparison.Ordinal);
        Assert.Contains("numbers Role\n", now, StringComparison.Ordinal);
        var kinds = typeof(DropEvent).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(DropEvent)) || type.IsSubclassOf(typeof(ShowEvent))));
        foreach (var kind in kinds)
            Assert.Contains($"stored {kind.Name}\n", now, StringComparison.Ordinal);
    }
}
