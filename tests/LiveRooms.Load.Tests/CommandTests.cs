using System.Text.Json;

namespace LiveRooms.Load.Tests;

/// <summary>The command line answers in tables, in JSON, or in a sentence that says what is wrong.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("plan", "Option '--viewers' is required.")]
    [InlineData("plan --viewers many", "--viewers is a number from 1 to 100,000,000, not 'many'.")]
    [InlineData("plan --viewers 0", "--viewers is a number from 1 to 100,000,000, not '0'.")]
    [InlineData("plan --viewers 5 --drops 1.5", "--drops is a whole number from 0 to 10,000, not '1.5'.")]
    [InlineData("plan --viewers 5 --utilisation NaN", "--utilisation is a number from 0.05 to 1, not 'NaN'.")]
    [InlineData("plan --viewers 5 --shows 6", "--shows: 6 shows have more rooms than the 5 viewers can be in.")]
    [InlineData("plan --viewers 5 --cheaply", "Unrecognized command or argument '--cheaply'.")]
    [InlineData("dance", "Unrecognized command or argument 'dance'.")]
    public void What_is_not_understood_is_said_in_a_sentence_with_exit_code_2(string line, string expected)
    {
        var (code, output, errors) = Run(line.Split(' '));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_planned_ends_with_exit_code_1()
    {
        var (code, _, errors) = Run("plan", "--viewers", "100000000", "--hearts-per-minute", "600", "--edge-cores", "1");
        Assert.Equal(1, code);
        Assert.StartsWith("No number of edges", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_readme_prints_what_is_needed()
    {
        var (code, output, errors) = Run("plan", "--viewers", "5000000", "--chat-rate", "2000", "--drops", "3");
        Assert.Equal((0, ""), (code, errors));
        foreach (var said in (string[])["edges of 4 cores", "silos of", "bandwidth out", "Redis, commands/s", "binds", "±"])
            Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Machines_get_the_same_as_json()
    {
        var (code, output, _) = Run("plan", "--viewers", "5000000", "--chat-rate", "2000", "--drops", "3", "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        var edges = json.RootElement.GetProperty("edges");
        Assert.Equal("CPU", edges.GetProperty("binds").GetString());
        Assert.InRange(edges.GetProperty("expected").GetInt32(), edges.GetProperty("low").GetInt32(), 20_000);
        Assert.Equal(5_000_000, json.RootElement.GetProperty("evening").GetProperty("viewers").GetDouble());
        Assert.True(json.RootElement.GetProperty("redisCommands").GetProperty("error").GetDouble() > 0);
    }

    [Fact]
    public void Help_names_the_options()
    {
        var (code, output, _) = Run("plan", "--help");
        Assert.Equal(0, code);
        foreach (var option in (string[])["--viewers", "--chat-rate", "--drops", "--join-minutes", "--edge-gbit", "--file-limit", "--utilisation", "--json"])
            Assert.Contains(option, output, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (Commands.Run(arguments, output, errors), output.ToString(), errors.ToString());
    }
}
