using LiveRooms.Load.Reports.Json;

namespace LiveRooms.Load.Tests.Reports;

public sealed class RunFileTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var text = RunFile.Write(SampleRun.Bad());
        Assert.Equal(text, RunFile.Write(RunFile.Parse(text, "a.json")));
    }

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "schema 2 is not known")]
    [InlineData("\"schema\": 1", "\"skema\": 1", "no schema number")]
    [InlineData("\"scenario\":", "\"scenery\":", "scenery")]
    [InlineData("\"histogram\": \"H", "\"histogram\": \"!", "Base-64")]
    [InlineData("\"passed\": true", "\"passed\": null", "passed")]
    public void A_planted_fault_is_named(string right, string wrong, string said)
    {
        var text = RunFile.Write(SampleRun.Good());
        Assert.Contains(right, text, StringComparison.Ordinal);
        var error = Assert.Throws<RunFileException>(() => RunFile.Parse(text.Replace(right, wrong, StringComparison.Ordinal), "a.json"));
        Assert.StartsWith("a.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("nowhere.json", Assert.Throws<RunFileException>(() => RunFile.Read("nowhere.json")).Message, StringComparison.Ordinal);
}
