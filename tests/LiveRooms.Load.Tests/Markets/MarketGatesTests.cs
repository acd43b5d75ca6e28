using LiveRooms.Load.Gates;
using LiveRooms.Load.Markets;
using LiveRooms.Load.Markets.Sketches;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Tests.Gates;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Markets;

/// <summary>Each thing that can be wrong with a marketplace is planted, and said with its show, language or market.</summary>
public sealed class MarketGatesTests
{
    // Two shows: 666 and 334 viewers, 1,332 and 668 interactions.
    private static readonly MarketPlan _plan = MarketPlan.Of(new AudienceSettings { Shows = 2, Viewers = 1_000, Interactions = 2_000 });
    private static readonly InteractionsExact _exact = new(_plan);
    private static readonly DistinctViewers _distinct = new(_plan);

    [Fact]
    public void A_good_evening_passes_with_its_figures()
    {
        _exact.Passes(Reading(), "2,000 interactions are counted exactly in 2 shows, 2 languages and 2 markets.");
        Assert.StartsWith("1,000 viewers came; the sketch tells ", _distinct.Judge(Reading()).Summary, StringComparison.Ordinal);
        Assert.True(_distinct.Judge(Reading()).Passed);
    }

    [Fact]
    public void A_count_too_few_or_too_many_bites()
    {
        _exact.Bites(
            Reading(hearts: 667), "show market-r-1, heart: the engine counts 667, acknowledged 668", "language pt: counted 667, planned 668",
            "market br: counted 667, planned 668");
        _exact.Bites(
            Reading(hearts: 669), "show market-r-1, heart: the engine counts 669, acknowledged 668", "language pt: counted 669, planned 668",
            "market br: counted 669, planned 668");
    }

    [Fact]
    public void What_was_not_done_bites() => _exact.Bites(
        Reading(hearts: 600, change: evidence => evidence with { Sent = [.. evidence.Sent.Take(2), new("market-r-1", "heart", 600, 0)] }),
        "show market-r-1: 668 interactions were planned, acknowledged 600", "language pt: counted 600, planned 668", "market br: counted 600, planned 668");

    [Theory]
    [InlineData(666, false)]
    [InlineData(667, true)]
    [InlineData(668, true)]
    [InlineData(669, false)]
    public void What_was_in_doubt_may_have_counted_or_not(long counted, bool passes)
    {
        var doubt = Reading(counted, evidence => evidence with { Sent = [.. evidence.Sent.Take(2), new("market-r-1", "heart", 667, 1)] });
        Assert.Equal(passes, _exact.Judge(doubt).Passed);
    }

    [Fact]
    public void Another_market_bites() => _exact.Bites(
        Reading(market: "it"), "market br: counted 0, planned 668", "market it: counted 668, planned 0");

    [Fact]
    public void A_missing_show_bites() => _exact.Bites(
        Reading() with { Truth = new Truth(Reading().Truth.Shows.Take(1).ToDictionary(), new Dictionary<string, DropTruth>()) },
        "show 1 was not found in the engine", "language pt: counted 0, planned 668", "market br: counted 0, planned 668");

    [Fact]
    public void What_visitors_saw_bites() => _exact.Bites(
        Reading(change: evidence => evidence with { Violations = [new(GateNames.InteractionsExact, 1, ["a line was lost"])] }), "a line was lost");

    [Fact]
    public void Viewers_too_few_bite() => _distinct.Bites(
        Reading(change: evidence => evidence with { Viewers = 999 }), "999 viewers came, planned were 1,000");

    [Fact]
    public void A_sketch_that_is_too_far_off_bites()
    {
        var fewer = Sketch(980).ToArray();
        var verdict = _distinct.Judge(Reading(change: evidence => evidence with
        {
            Sketches = evidence.Sketches.ToDictionary(sketch => sketch.Key, sketch => sketch.Key == SketchNames.All ? fewer : sketch.Value),
        }));
        Assert.False(verdict.Passed);
        Assert.Matches(@"^all: the sketch tells 9\d\d different viewers, planned were 1,000 \(-\d\.\d\d % off\)$", Assert.Single(verdict.Evidence));
    }

    [Fact]
    public void No_sketch_bites() => _distinct.Bites(
        Reading(change: evidence => evidence with { Sketches = evidence.Sketches.Where(sketch => sketch.Key != "market br").ToDictionary() }),
        "market br: the sketch tells 0 different viewers, planned were 334 (-100.00 % off)");

    private static GateReading Reading(long hearts = 668, Func<Evidence, Evidence>? change = null, string market = "br")
    {
        var evidence = new Evidence
        {
            Viewers = 1_000,
            Sent = [new("market-r-0", "heart", 1_300, 0), new("market-r-0", "chat", 32, 0), new("market-r-1", "heart", 668, 0)],
            Sketches = new Dictionary<string, byte[]>
            {
                ["all"] = Sketch(1_000).ToArray(),
                ["language en"] = Sketch(666).ToArray(),
                ["market us"] = Sketch(666).ToArray(),
                ["language pt"] = Sketch(334).ToArray(),
                ["market br"] = Sketch(334).ToArray(),
            },
        };
        var shows = new Dictionary<string, ShowDetails>
        {
            ["market-r-0"] = Details("market-r-0", "en", "us", 1_300),
            ["market-r-1"] = Details("market-r-1", "pt", market, hearts),
        };
        return new GateReading(change is null ? evidence : change(evidence), new Truth(shows, new Dictionary<string, DropTruth>()), Evening.Measured);
    }

    private static ShowDetails Details(string id, string language, string market, long hearts) => new(
        new ShowCard(id, "c", "C", "T", language, market, "ended", null, null, null, null, null, 1), [],
        new Counters(0, new Dictionary<string, long> { ["heart"] = hearts, ["like"] = 0 }));

    private static HyperLogLog Sketch(int viewers)
    {
        var sketch = new HyperLogLog();
        var chance = new Random(3);
        for (var i = 0; i < viewers; i++)
            sketch.Add((ulong)chance.NextInt64(long.MinValue, long.MaxValue));
        return sketch;
    }
}
