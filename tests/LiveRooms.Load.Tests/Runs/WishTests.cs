using System.CommandLine;
using LiveRooms.Load.Runs;

namespace LiveRooms.Load.Tests.Runs;

/// <summary>What a command line asks for, and what cannot be.</summary>
public sealed class WishTests
{
    private const string Cluster = "run busy-chat --target http://127.0.0.1:5080";

    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public void Secrets_come_from_the_environment_too_and_options_win()
    {
        Assert.Equal((null, null, null), Secrets(Cluster));
        _variables["LIVEROOMS_LOAD_REDIS"] = "redis:6379,password=hidden";
        _variables["LIVEROOMS_LOAD_SIGN_IN_KEY"] = "key";
        _variables["LIVEROOMS_LOAD_OPERATOR_TOKEN"] = "token";
        Assert.Equal(("redis:6379,password=hidden", "key", "token"), Secrets(Cluster));
        Assert.Equal(("other:1", "key2", "token2"), Secrets($"{Cluster} --redis other:1 --sign-in-key key2 --operator-token token2"));
        _variables["LIVEROOMS_LOAD_OPERATOR_TOKEN"] = "";
        Assert.Null(Secrets(Cluster).Token);
    }

    [Fact]
    public void Help_names_the_variables_and_tells_no_secret()
    {
        using var help = new StringWriter();
        Assert.Equal(0, Commands.Run(["run", "--help"], help, TextWriter.Null));
        foreach (var variable in (string[])["LIVEROOMS_LOAD_REDIS", "LIVEROOMS_LOAD_SIGN_IN_KEY", "LIVEROOMS_LOAD_OPERATOR_TOKEN"])
            Assert.Contains(variable, help.ToString().ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run busy-chat --agents 2 --listen 10.0.0.5:7400", "--listen 10.0.0.5:7400: agents on other machines do not reach --target embedded")]
    [InlineData("run busy-chat --target cluster --agents 2 --listen 10.0.0.5:7400", "do not reach --target cluster")]
    [InlineData("run busy-chat --transport memory --agents 2", "need a Redis, which --target embedded has not")]
    [InlineData("run busy-chat --transport memory --listen 127.0.0.1:7400", "need a Redis, which --target embedded has not")]
    [InlineData("run edge-loss --target cluster --transport memory", "use --transport sockets")]
    [InlineData("run busy-chat --agents 1001", "--agents is a whole number from 1 to 1,000, not 1001.")]
    [InlineData("run busy-chat --target embeded", "'embeded' is no target")]
    [InlineData("run busy-chat --target http://a:1,http://me:hidden@b:1/", "'http://***@b:1/' is no target")]
    [InlineData("run dance", "There is no scenario 'dance'")]
    public void What_cannot_be_is_said_before_anything_is_started(string line, string expected)
    {
        using var errors = new StringWriter();
        Assert.Equal(Commands.Misused, Commands.Run(line.Split(' '), TextWriter.Null, errors));
        Assert.Contains(expected, errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run busy-chat --agents 2 --listen 127.0.0.1:7400")]
    [InlineData("run busy-chat --agents 2 --listen 10.0.0.5:7400 --target http://10.0.0.6:5080")]
    [InlineData("run busy-chat --agents 2 --transport memory --target cluster")]
    [InlineData("run busy-chat --transport memory")]
    public void What_can_be_is_asked_for(string line) => Assert.Equal("busy-chat", Wish(line).Scenario.Name);

    private (string? Redis, string? Key, string? Token) Secrets(string line) =>
        Wish(line).TargetSettings is var told ? (told.Redis, told.SignInKey, told.OperatorToken) : default;

    private RunWish Wish(string line) => RunCommand.Wish(
        new RootCommand { RunCommand.Make(TextWriter.Null, TextWriter.Null, TimeProvider.System) }.Parse(line.Split(' ')), _variables.GetValueOrDefault);
}
