using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Tests.Gates;

namespace LiveRooms.Load.Tests.Markets;

/// <summary>A whole marketplace is replayed against an engine that may be wrong once: the gates see it, and nothing else.</summary>
public sealed class ReplayTests
{
    private static readonly AudienceSettings _small = new() { Shows = 230, Viewers = 4_000, Interactions = 9_000, Seed = 11 };
    private static readonly Marketplace _scenario = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_the_engine_counts_is_what_was_done(int agents)
    {
        var verdicts = await Judge(Fault.None, agents);
        Assert.All(verdicts, verdict => Assert.True(verdict.Passed, $"{verdict.Summary} {string.Join("; ", verdict.Evidence)}"));
        Assert.Equal("9,000 interactions are counted exactly in 230 shows, 8 languages and 13 markets.", verdicts[0].Summary);
    }

    [Theory]
    [InlineData(Fault.LostReaction, "the engine counts")]
    [InlineData(Fault.CountedTwice, "the engine counts")]
    [InlineData(Fault.LostLine, "its last line has the number")]
    [InlineData(Fault.WrongLanguage, "language xx: counted")]
    [InlineData(Fault.WrongName, "under no name")]
    public async Task One_wrong_answer_bites(Fault fault, string expected)
    {
        var exact = (await Judge(fault))[0];
        Assert.False(exact.Passed);
        Assert.Contains(exact.Evidence, line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Fault.Refused)]
    [InlineData(Fault.LostConnection)]
    [InlineData(Fault.FailedCall)]
    [InlineData(Fault.SilentLook)]
    public async Task Whoever_is_refused_or_lost_or_not_answered_comes_again_and_does_the_rest(Fault fault)
    {
        var verdicts = await Judge(fault);
        Assert.All(verdicts, verdict => Assert.True(verdict.Passed, $"{verdict.Summary} {string.Join("; ", verdict.Evidence)}"));
    }

    private static async Task<GateVerdict[]> Judge(Fault fault, int agents = 1)
    {
        var market = new FakeMarket(fault);
        var staging = await _scenario.Stage(market, _small, TestContext.Current.CancellationToken);
        var evidence = new List<Evidence>();
        for (var agent = 0; agent < agents; agent++)
        {
            var share = new Share(agent, agents);
            var clock = new RunClock(new HastyTime());
            var cast = new Cast(_small.Share(share), _small, share, staging, null!, market, clock, new Recorder()) { Transport = market };
            var outcome = await _scenario.Acts(cast).Single().Run(new Invocation(0, clock.Now, new Random(1), TestContext.Current.CancellationToken));
            Assert.Equal(Outcome.Ok, outcome);
            evidence.AddRange(cast.Witnesses.Select(witness => witness.Testify()));
        }

        var truth = await market.Read(staging.Shows, [], TestContext.Current.CancellationToken);
        var reading = new GateReading(EvidenceMerge.Of(evidence), truth, Evening.Measured);
        return [.. _scenario.Gates(_small).Select(gate => gate.Judge(reading))];
    }
}
