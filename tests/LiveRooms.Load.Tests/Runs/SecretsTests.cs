using LiveRooms.Load.Gates;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Runs;
using LiveRooms.Load.Targets;
using LiveRooms.Load.Targets.Control;

namespace LiveRooms.Load.Tests.Runs;

/// <summary>Last words may say everything that a process was told; reports do not.</summary>
public sealed class SecretsTests
{
    private static readonly string[] All = ["a2V5a2V5", "operator-token", "redis-password", "c0ntr0l", "other-key", "own-password"];

    private readonly Secrets _secrets = new(
        new TargetPlan("cluster", [], "127.0.0.1:6379,password=redis-password,ssl=true", "a2V5a2V5")
        {
            OperatorToken = "operator-token",
            Control = new ProcessControl(new Uri("http://127.0.0.1:81/c0ntr0l/"), 1, 1),
        },
        new TargetSettings
        {
            Options = new Dictionary<string, string>
            {
                ["LiveRooms:SignIn:Key"] = "other-key",
                ["LiveRooms:Redis"] = "redis:1,password=own-password",
                ["LiveRooms:Edge:LongestTick"] = "00:00:01",
            },
        });

    [Fact]
    public void What_is_said_by_gates_and_of_agents_holds_none()
    {
        var words = $"it ended by itself. Its last words:\n--LiveRooms:SignIn:Key=a2V5a2V5 {string.Join(' ', All)} at 127.0.0.1:6379, tick 00:00:01";
        var verdict = _secrets.Hide(EngineAlive.Judge([words]) with { Summary = words });
        var agent = _secrets.Hide(new AgentSummary("a", 1, Lost: true, words, 0));
        foreach (var said in (string[])[verdict.Summary, Assert.Single(verdict.Evidence), agent.Why!])
        {
            Assert.All(All, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
            Assert.Equal($"it ended by itself. Its last words:\n--LiveRooms:SignIn:Key=*** *** *** *** *** *** *** at 127.0.0.1:6379, tick 00:00:01", said);
        }
    }

    [Fact]
    public void Where_there_are_none_words_stay()
    {
        var none = new Secrets(new TargetPlan("http://127.0.0.1/", [], null, null), new TargetSettings());
        Assert.Equal("as it was", none.Hide("as it was"));
        Assert.Null(none.Hide(new AgentSummary("a", 1, Lost: false, null, 0)).Why);
    }
}
