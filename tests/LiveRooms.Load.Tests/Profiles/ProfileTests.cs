using LiveRooms.Load.Profiles;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Tests.Profiles;

/// <summary>Profiles and overrides make settings, or say exactly what is wrong.</summary>
public sealed class ProfileTests
{
    private const string File = """
        {
          "summary": "Small.",
          "scenarios": {
            "busy-chat": { "chatRate": 12.5, "networks": { "mobile": 0.25 }, "agents": 3, "target": "cluster" },
            "join-surge": { "transport": "memory" }
          },
          "all": { "viewers": 50, "arrival": "1500ms", "chatRate": 1, "thresholds": ["join failed < 1%"] }
        }
        """;

    [Fact]
    public void An_entry_stands_over_what_holds_for_all_and_that_over_the_defaults()
    {
        var profile = ProfileReader.Read("small.json", File);
        Assert.Equal(("small", "Small."), (profile.Name, profile.Summary));
        var entry = profile.For("busy-chat");
        Assert.Equal(("cluster", TransportKind.Sockets, 3), (entry.Target, entry.Transport, entry.Agents));
        Assert.Equal(("embedded", TransportKind.Memory, 1), (profile.For("join-surge").Target, profile.For("join-surge").Transport, profile.For("join-surge").Agents));

        var settings = entry.Settle(
            new AudienceSettings { ChatRate = 500, HeartRate = 7, Networks = new Dictionary<string, double> { ["slow"] = 0.5 } }, []);
        Assert.Equal((50, 12.5, 7), (settings.Viewers, settings.ChatRate, settings.HeartRate));
        Assert.Equal(TimeSpan.FromMilliseconds(1_500), settings.Arrival);
        Assert.Equal(["mobile"], settings.Networks.Keys);
        Assert.Equal(["join failed < 1%"], settings.Thresholds);
    }

    [Fact]
    public void The_command_line_stands_over_the_profile_and_its_last_word_counts()
    {
        var settings = ProfileReader.Read("small.json", File).For("busy-chat").Settle(
            new(), Overrides.Parse(["viewers=70", "arrival = 2min", "viewers=80", "networks=slow:0.1,flapping:0.2", "thresholds=join failed < 1%; delivery p99 < 2s", "behaviours="]));
        Assert.Equal((80, TimeSpan.FromMinutes(2)), (settings.Viewers, settings.Arrival));
        Assert.Equal((0.1, 0.2, 2), (settings.Networks["slow"], settings.Networks["flapping"], settings.Networks.Count));
        Assert.Equal(["join failed < 1%", "delivery p99 < 2s"], settings.Thresholds);
    }

    [Fact]
    public void All_that_is_wrong_with_a_file_is_said_at_once_with_its_path() => Assert.Equal(
        """
        x.json: all.viewers is a whole number from 1 to 30,000,000, not "many".
        x.json: all.transport is sockets or memory, not "pigeons".
        x.json: scenarios.a.stok is not known; there are target, transport, agents, viewers, arrival, duration, arrivals, chatRate, heartRate, drops, stock, shoppers, rush, storm, shows, interactions, networks, behaviours, staleness, seed, thresholds.
        x.json: scenarios.a.rush is a time up to a day with its unit, as 500ms, 2.5s, 3min or 1h, not "25h".
        x.json: scenarios.a.networks is parts from 0 to 1, together 1 at most, of good, mobile, slow, flapping, not {"mobile":0.7,"slow":0.7}.
        x.json: scenarios.A b is no scenario's name: those are of lower case letters, digits and dashes.
        x.json: extra is not known; there are $schema, summary, all, scenarios.
        x.json: summary is missing.
        """,
        Refused("""
            {"all":{"viewers":"many","transport":"pigeons"},
            "scenarios":{"a":{"stok":5,"rush":"25h","networks":{"mobile":0.7,"slow":0.7}},"A b":{}},"extra":1}
            """));

    [Theory]
    [InlineData("{ \"summary\": \"\",\n  \"scenarios\": oops }", "x.json: line 2, byte 16: it is no JSON as it must be. ")]
    [InlineData("""{ "summary": "", "scenarios": { "a": {}, "a": {} } }""", "x.json: it is no JSON as it must be. Duplicate property 'a'")]
    [InlineData("", "x.json: line 1, byte 1: it is no JSON as it must be. ")]
    public void What_is_no_json_is_said_with_its_place(string file, string expected) =>
        Assert.StartsWith(expected, Refused(file), StringComparison.Ordinal);

    [Fact]
    public void All_that_is_wrong_with_a_command_line_is_said_at_once() => Assert.Equal(
        """
        --set stok: there is no such setting; there are viewers, arrival, duration, arrivals, chatRate, heartRate, drops, stock, shoppers, rush, storm, shows, interactions, networks, behaviours, staleness, seed, thresholds.
        --set stock is a whole number from 1 to 1,000,000, not 'many'.
        --set viewers: it is --set key=value.
        """,
        Assert.Throws<ProfileException>(() => Overrides.Parse(["stok=5", "stock=many", "viewers", "seed=7"])).Message);

    [Fact]
    public void A_scenario_or_a_profile_that_is_not_there_is_said_with_those_that_are()
    {
        Assert.Equal(
            "Profile small has no scenario 'flash-sale'; it has busy-chat, join-surge.",
            Assert.Throws<ProfileException>(() => ProfileReader.Read("small.json", File).For("flash-sale")).Message);
        Assert.Equal(
            "There is no profile 'no/such.json': it is neither one of smoke, laptop, headline nor a file.",
            Assert.Throws<ProfileException>(() => ProfileFiles.Open("no/such.json")).Message);
    }

    [Fact]
    public void What_does_not_go_together_is_said_before_anything_runs()
    {
        var lines = Assert.Throws<ProfileException>(() => ProfileEntry.Usual.Settle(
            new() { Viewers = 50 }, Overrides.Parse(["drops=1", "shoppers=60", "thresholds=quickly"]))).Message.Split('\n');
        Assert.Equal("shoppers: 60 are more than the 50 viewers.", lines[0]);
        Assert.StartsWith("thresholds: 'quickly' is no threshold: ", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public void More_tries_than_shoppers_are_refused() => Assert.Equal(
        "shoppers: 21 are more than the 20 who shop by behaviours.",
        Assert.Throws<ProfileException>(() => ProfileEntry.Usual.Settle(
            new() { Viewers = 50 }, Overrides.Parse(["drops=1", "shoppers=21", "behaviours=shopper:0.4"]))).Message);

    [Fact]
    public void A_file_is_a_profile_too()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.json");
        System.IO.File.WriteAllText(path, File);
        try
        {
            Assert.Equal(["busy-chat", "join-surge"], ProfileFiles.Open(path).Scenarios.Keys);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static string Refused(string file) => Assert.Throws<ProfileException>(() => ProfileReader.Read("x.json", file)).Message;
}
