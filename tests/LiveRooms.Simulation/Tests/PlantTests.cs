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
    public void A_planted_bug_is_found_within_a_hundred_histories(string plant, string law)
    {
        var found = Campaign.Run(1, 100, cores: 1, () => Plant.Named(plant)).Failures;
        Assert.NotEmpty(found);
        Assert.All(found, failure => Assert.Equal(law, failure.Broken.Law.ToString()));
    }
}
