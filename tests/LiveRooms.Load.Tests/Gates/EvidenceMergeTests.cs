using LiveRooms.Load.Gates;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>What agents saw is laid together without loss.</summary>
public sealed class EvidenceMergeTests
{
    private static readonly Evidence _one = new()
    {
        Sent = [new("s", "heart", 5, 1), new("s", "like", 2, 0)],
        Claims = [Evening.Claim(1, "ann", "held")],
        Wins = [new("d", "good", 10, 2)],
        Violations = [new(GateNames.OrderKept, 30, [.. Enumerable.Range(0, 15).Select(n => $"one {n}")])],
        Viewers = 10,
        Unserved = 1,
        StartedOver = 2,
        Rooms = [Evening.Room],
        Stalest = 7,
        Sketches = new Dictionary<string, byte[]> { ["en"] = [1, 5, 0] },
    };

    private static readonly Evidence _other = new()
    {
        Sent = [new("s", "heart", 7, 2), new("t", "heart", 1, 0)],
        Claims = [Evening.Claim(2, "bob", "held")],
        Wins = [new("d", "good", 5, 1), new("d", "slow", 4, 0)],
        Violations = [new(GateNames.OrderKept, 12, [.. Enumerable.Range(0, 12).Select(n => $"other {n}")])],
        Viewers = 4,
        StartedOver = 3,
        Rooms = [Evening.Room with { Newest = 21 }],
        Stalest = 9,
        Sketches = new Dictionary<string, byte[]> { ["en"] = [3, 2, 0], ["fr"] = [1] },
        Interrupted = true,
    };

    [Fact]
    public void Counts_add_the_worst_is_kept_and_sketches_are_united()
    {
        var all = EvidenceMerge.Of([_one, _other]);
        Assert.Equal([new("s", "heart", 12, 3), new("s", "like", 2, 0), new("t", "heart", 1, 0)], all.Sent);
        Assert.Equal([1, 2], all.Claims.Select(claim => claim.Number));
        Assert.Equal([new("d", "good", 15, 3), new("d", "slow", 4, 0)], all.Wins);
        var seen = Assert.Single(all.Violations);
        Assert.Equal((42, Violation.MostExamples, "other 4"), (seen.Count, seen.Examples.Count, seen.Examples[^1]));
        Assert.Equal((14, 1, 9, true, 0), (all.Viewers, all.Unserved, all.Stalest, all.Interrupted, all.LostAgents));
        Assert.Equal((5, 20, 21), (all.StartedOver, all.Rooms[0].Newest, all.Rooms[1].Newest));
        Assert.Equal([3, 5, 0], all.Sketches["en"]);
        Assert.Equal([1], all.Sketches["fr"]);
    }

    [Fact]
    public void What_was_merged_in_is_not_changed()
    {
        EvidenceMerge.Of([_one, _other]);
        Assert.Equal([1, 5, 0], _one.Sketches["en"]);
    }

    [Fact]
    public void A_lost_agent_is_said_and_leaves_doubts()
    {
        var all = EvidenceMerge.Of([_one], lost: 2);
        Assert.Equal((2, true), (all.LostAgents, all.Interrupted));
        Assert.EndsWith("2 agents were lost: their viewers are not counted.", new EveryoneServed().Judge(Evening.Good with { Evidence = all }).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Sketches_of_different_sizes_are_refused() => Assert.Equal(
        "The sketches of en have 3 and 1 registers. (Parameter 'other')",
        Assert.Throws<ArgumentException>(() => EvidenceMerge.Of([_one, _other with { Sketches = new Dictionary<string, byte[]> { ["en"] = [1] } }])).Message);

    [Fact]
    public void Nobodys_evidence_is_empty() => Assert.Equal((0, 0, false), (EvidenceMerge.Of([]).Viewers, EvidenceMerge.Of([]).Stalest, EvidenceMerge.Of([]).Interrupted));

    [Fact]
    public void An_audience_is_judged_by_what_it_does()
    {
        string[] room = [GateNames.EveryoneServed, GateNames.CriticalOnce, GateNames.OrderKept, GateNames.StalenessBounded, GateNames.FewStartedOver];
        Assert.Equal(room, Names(new()));
        Assert.Equal([.. room, GateNames.ChatKept], Names(new() { ChatRate = 1 }));
        Assert.Equal([.. room, GateNames.TalliesExact], Names(new() { HeartRate = 1 }));
        Assert.Equal([.. room, GateNames.Directed, GateNames.NoOversell, GateNames.AcknowledgedIsStored], Names(new() { Drops = 1, Stock = 9, Shoppers = 8 }));
        Assert.Equal(
            [.. room, GateNames.Directed, GateNames.NoOversell, GateNames.AcknowledgedIsStored, GateNames.SoldOut, GateNames.FairByNetwork],
            Names(new() { Drops = 1, Stock = 9, Shoppers = 9, Networks = new Dictionary<string, double> { ["slow"] = 0.1 } }));

        static IEnumerable<string> Names(AudienceSettings settings) => GatesOfMeaning.For(settings).Select(gate => gate.Name);
    }
}
