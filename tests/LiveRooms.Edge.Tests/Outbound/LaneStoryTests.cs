using CsCheck;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>Every order in which viewers, ticks, senders and connections may meet, one step at a time.</summary>
public sealed class LaneStoryTests
{
    private static readonly Gen<(LaneStep Kind, int Number)[]> Plans =
        Gen.Select(Gen.Enum<LaneStep>(), Gen.Int[0, 20]).Array[1, 120];

    [Fact]
    public void Nobody_is_sent_anything_twice_or_past_a_gap_or_after_it_left_and_all_bytes_go_back_once() => Plans.Sample(
        plan =>
        {
            using var story = new LaneStory();
            foreach (var (kind, number) in plan)
                story.Do(kind, number);
            story.End();
        },
        iter: 3_000);

    [Fact]
    public void The_plans_meet_what_matters()
    {
        var met = new Dictionary<string, int>();
        Plans.Sample(
            plan =>
            {
                using var story = new LaneStory();
                foreach (var (kind, number) in plan)
                    story.Do(kind, number);
                foreach (var (what, count) in story.Met)
                    met[what] = met.GetValueOrDefault(what) + count;
                story.End();
            },
            seed: "0N0XIzNsQ0O2", iter: 300, threads: 1);
        Assert.All(
            ["moved", "caught up", "left in flight", "left busy", "freed", "personal", "several partitions", "passed over"],
            what => Assert.True(met.GetValueOrDefault(what) > 10, $"{what}: {met.GetValueOrDefault(what)}"));
    }
}
