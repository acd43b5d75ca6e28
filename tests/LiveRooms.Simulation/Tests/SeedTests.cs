using LiveRooms.Simulation.Command;
using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.Tests;

public sealed class SeedTests
{
    private const int Seeds = 10_000;

    [Fact]
    public void Ten_thousand_histories_break_no_law_and_reach_what_is_worth_reaching()
    {
        var result = Campaign.Run(1, Seeds, cores: 2);
        Assert.True(result.Failures.Count == 0, string.Join("\n", result.Failures));
        Assert.Equal(Seeds, result.Seeds);

        // Laws that never see a case prove nothing about it.
        Assert.All(Enum.GetValues<Case>(), what => Assert.True(
            result.Seen[what] >= (IsRare(what) ? 1 : Seeds / 100), $"{what} came up {result.Seen[what]} times in {Seeds} histories"));
    }

    [Fact]
    public void The_same_seeds_give_the_same_histories_on_any_thread_and_in_any_order()
    {
        var once = Campaign.Run(1, 400, cores: 1);
        var again = Campaign.Run(1, 400, cores: 3);
        Assert.Equal((once.Hash, once.Steps), (again.Hash, again.Steps));
        Assert.NotEqual(once.Hash, Campaign.Run(2, 401, cores: 1).Hash);
    }

    // A write that comes later than anybody waits; an operation that came to an entry that was there, and once more after its end.
    private static bool IsRare(Case what) => what is Case.LateWrite or Case.EntryRepeatedLate or Case.DrawnWhilePaused;
}
