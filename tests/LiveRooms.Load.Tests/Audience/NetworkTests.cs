using LiveRooms.Load.Audience;
using LiveRooms.Load.Audience.Frames;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Tests.Audience.Scripted;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Audience;

/// <summary>What lies between viewers and their edge is felt both ways, and in what is measured.</summary>
public sealed class NetworkTests
{
    [Fact]
    public async Task A_phone_has_its_way_there_and_back()
    {
        await using var hall = Hall.With(20, "mobile", Behaviour.Chatter);
        await hall.Fill(20);
        for (var i = 0; i < 50; i++)
        {
            hall.Room.Say(Stamp.On("Hello", hall.Clock.Now));
            hall.Pass(0.02);
        }

        var seen = hall.Measured().Latencies.Single(l => l is { Name: MetricNames.Delivery, Network: "mobile" });
        Assert.InRange(seen.P50, 60_000, 160_000);
        Assert.InRange(seen.Max, 60_000, 165_000);
        var act = hall.Crowd.Chat(hall.Next()).AsTask();
        hall.Pass(0.04);
        Assert.DoesNotContain(hall.Room.Lines, line => line.Number > 50);
        Assert.False(act.IsCompleted);
        hall.Pass(0.4);
        Assert.Equal(Outcome.Ok, await act.Soon());
        Assert.Empty(hall.Violations());
    }

    [Fact]
    public async Task A_slow_line_holds_frames_up_for_as_long_as_it_reads_them()
    {
        await using var hall = Hall.With(1, "slow");
        await hall.Fill(1);
        hall.Pass(20);
        Assert.False(hall.Open[0].IsHeld);
        hall.Room.Say(new string('x', 2_000));
        hall.Pass(0.9);
        Assert.True(hall.Open[0].IsHeld);
        hall.Pass(0.5);
        Assert.False(hall.Open[0].IsHeld);
    }

    [Fact]
    public async Task A_flapping_line_comes_again_and_misses_nothing()
    {
        await using var hall = Hall.With(10, "flapping");
        await hall.Fill(10);
        for (var i = 0; i < 60; i++)
        {
            hall.Room.Happen(RoomEventKinds.DropRestocked);
            hall.Pass(1);
        }

        Assert.True(hall.Door.Links.Count > 15, $"{hall.Door.Links.Count} connections.");
        Assert.Equal(10, hall.Crowd.Present);
        Assert.Empty(hall.Violations());
        Assert.True(hall.Crowd.Testify().Interrupted);
    }

    [Fact]
    public void Shares_decide_who_is_what_by_number_and_seed_alone()
    {
        var settings = new AudienceSettings
        {
            Viewers = 100_000,
            Networks = new Dictionary<string, double> { ["mobile"] = 0.3, ["slow"] = 0.05 },
            Behaviours = new Dictionary<string, double> { ["chatter"] = 0.1, ["heartSender"] = 0.2, ["bot"] = 0.01 },
            Shoppers = 10_000,
        };
        var (mix, again) = (new Mix(settings), new Mix(settings));
        var numbers = Enumerable.Range(0, settings.Viewers).ToList();
        Assert.All(numbers, n => Assert.Equal((mix.NetworkOf(n), mix.BehaviourOf(n)), (again.NetworkOf(n), again.BehaviourOf(n))));
        Near(0.3, numbers.Count(n => NetworkProfile.All[mix.NetworkOf(n)].Name == "mobile"));
        Near(0.65, numbers.Count(n => NetworkProfile.All[mix.NetworkOf(n)].Name == "good"));
        Near(0.11, numbers.Count(n => mix.BehaviourOf(n) == Behaviour.Shopper));
        Near(0.11 * 0.3, numbers.Count(n => mix.BehaviourOf(n) == Behaviour.Shopper && NetworkProfile.All[mix.NetworkOf(n)].Name == "mobile"));
        Assert.Throws<ArgumentException>(() => new Mix(settings with { Networks = new Dictionary<string, double> { ["wet"] = 0.1 } }));
        Assert.Throws<ArgumentException>(() => new Mix(settings with { Networks = new Dictionary<string, double> { ["slow"] = 0.6, ["mobile"] = 0.6 } }));

        void Near(double share, int count) => Assert.InRange(count, (share * settings.Viewers) - 900, (share * settings.Viewers) + 900);
    }
}
