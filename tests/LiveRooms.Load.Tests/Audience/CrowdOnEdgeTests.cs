using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Load.Audience;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Tests.Audience.Transport;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Audience;

/// <summary>On a real edge, over both transports, a crowd sees nothing wrong, also when it is cut off again and again.</summary>
public sealed class CrowdOnEdgeTests
{
    private const int Viewers = 200;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("memory")]
    [InlineData("sockets")]
    public async Task A_crowd_comes_watches_is_cut_off_and_comes_again(string transport)
    {
        await using var bench = await EdgeBench.Start(transport);
        var settings = new AudienceSettings
        {
            Viewers = Viewers,
            Networks = new Dictionary<string, double> { ["mobile"] = 0.2 },
            Behaviours = new Dictionary<string, double> { ["heartSender"] = 0.5 },
        };
        var (recorder, chance) = (new Recorder(), new Random(1));
        await using var crowd = new Crowd(CrowdPlan.Of(settings, Share.Whole, "g-e"), bench.Viewers, bench.Clock, recorder);
        var entering = Enumerable.Range(0, Viewers).Select(_ => crowd.Enter(Next(), BenchRoom.Show.Value).AsTask()).ToList();
        foreach (var one in entering)
            Assert.Equal(Outcome.Ok, await one.Soon());

        for (var i = 0; i < 10; i++)
        {
            bench.Show.Say();
            Assert.Equal(Outcome.Ok, await crowd.React(Next(), ReactionKinds.Heart, 3));
            if (i == 5)
                crowd.Storm(0.5);
            Assert.Equal(Outcome.Ok, await crowd.Flap(Next()).AsTask().Soon());
        }

        Assert.True(await crowd.Settle(TimeSpan.FromMinutes(1), Cancelled));
        var seen = crowd.Testify();
        Assert.Empty(seen.Violations);
        Assert.Equal((Viewers, 0, true), (seen.Viewers, seen.Unserved, seen.Interrupted));
        var hearts = Assert.Single(seen.Sent);
        Assert.Equal(30, hearts.Certain + hearts.Doubtful);
        await Patience.Until(() => bench.Show.Hearts >= hearts.Certain);

        Invocation Next() => new(0, bench.Clock.Now, chance, Cancelled);
    }
}
