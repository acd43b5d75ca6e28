using LiveRooms.Simulation.Command;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.Plants;

namespace LiveRooms.Simulation.Tests;

/// <summary>The checkers bite: bugs that were really made somewhere are planted, and found by the checker whose law they break.</summary>
public sealed class PlantTests
{
    [Theory]
    [InlineData(nameof(NoFence), nameof(Law.OneWriter))]
    [InlineData(nameof(AckBeforeAppend), nameof(Law.Acknowledged))]
    [InlineData(nameof(ForgottenOperations), nameof(Law.OneAnswer))]
    [InlineData(nameof(ExpireFromMemory), nameof(Law.Life))]
    [InlineData(nameof(PromoteTwice), nameof(Law.Order))]
    [InlineData(nameof(NeverLooks), nameof(Law.OneAnswer), nameof(Law.FairRefusal), nameof(Law.Acknowledged))]
    [InlineData(nameof(MisplacedSnapshot), nameof(Law.Replay))]
    public void A_planted_bug_is_found_within_a_few_hundred_histories(string plant, params string[] laws)
    {
        var found = Campaign.Run(1, 300, cores: 1, () => Plant.Named(plant)).Failures;
        Assert.NotEmpty(found);
        Assert.All(found, failure => Assert.Contains(failure.Broken.Law.ToString(), laws));
    }
}
