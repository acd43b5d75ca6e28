using CsCheck;
using LiveRooms.Load.Markets;
using LiveRooms.Load.Scenarios;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Load.Tests.Markets;

/// <summary>A marketplace is what its settings say, to the last viewer.</summary>
public sealed class MarketPlanTests
{
    [Fact]
    public void Portions_are_the_whole() =>
        Gen.Select(Gen.Long[0, 10_000_000], Gen.Double[0.001, 1_000].Array[1, 200], Gen.Int[0, 3]).Sample((more, weights, least) =>
        {
            var whole = more + (least * weights.Length);
            var parts = Portions.Of(whole, weights, least);
            Assert.Equal(whole, parts.Sum());
            Assert.All(parts, part => Assert.True(part >= least));
        }, iter: 300);

    [Fact]
    public void The_great_marketplace_is_what_was_asked_for()
    {
        var plan = MarketPlan.Of(new Marketplace().Defaults);
        Assert.Equal(10_000, plan.Shows.Count);
        Assert.Equal(30_000_000, plan.Shows.Sum(show => show.Viewers));
        Assert.Equal(60_000_000, plan.Shows.Sum(show => show.Interactions));
        Assert.Equal(Language.All.Select(language => language.Code).Order(), plan.Shows.Select(show => show.Stand.Language).Distinct().Order());
        Assert.True(plan.Shows[0].Viewers > 100 * plan.Shows[5_000].Viewers);
        Assert.All(plan.Shows, show => Assert.True(show.Viewers > 0));
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(40, 20_000, 40_000)]
    [InlineData(401, 10_000, 3)]
    [InlineData(1_000, 1_000, 16_000)]
    public void Each_show_is_in_one_wave_and_waves_are_small(int shows, int viewers, long interactions)
    {
        var plan = MarketPlan.Of(new AudienceSettings { Shows = shows, Viewers = viewers, Interactions = interactions });
        Assert.Equal(plan.Shows, plan.Waves.SelectMany(wave => wave).OrderBy(show => show.Number));
        Assert.All(plan.Waves, wave => Assert.InRange(wave.Count, 1, MarketPlan.MostAtOnce));
    }

    [Theory]
    [InlineData(2, 1, 1)]
    [InlineData(1, 10, 161)]
    public void What_cannot_be_is_refused(int shows, int viewers, long interactions) => Assert.Throws<ArgumentException>(
        () => MarketPlan.Of(new AudienceSettings { Shows = shows, Viewers = viewers, Interactions = interactions }));
}
