using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol;

namespace LiveRooms.Edge.Tests.Hub;

public sealed class HubAdmissionTests
{
    [Theory, BothWires]
    public async Task A_connection_too_many_is_closed_with_the_time_to_come_again_and_is_admitted_then(Wire wire)
    {
        var clock = new StillClock();
        await using var bench = await HubBench.Start(o => (o.ConnectBurst, o.ConnectsPerSecond) = (1, 2), clock);
        var first = await bench.Connect(wire);
        Assert.Null((await first.Join()).Problem);

        var second = await bench.Connect(wire, "viewer-2");
        Assert.True(CloseText.TryRead((await second.Closed)!.Message, out var why));
        Assert.Equal((ProblemCode.Busy, "This edge takes in as many viewers as it can: connect again."), (why.Code, why.Sentence));
        Assert.InRange(why.ComeAgain!.Value.TotalMilliseconds, 500, 1_500);
        Assert.Null((await first.React("heart", 1)).Problem);

        clock.Advance(why.ComeAgain.Value);
        Assert.Null((await (await bench.Connect(wire, "viewer-2")).Join()).Problem);
    }

    [Theory, BothWires]
    public async Task A_join_too_many_is_refused_with_the_time_to_ask_again_and_counts_on_any_connection(Wire wire)
    {
        var clock = new StillClock();
        await using var bench = await HubBench.Start(o => (o.JoinBurst, o.JoinsPerSecond) = (2, 1), clock);
        var first = await bench.Connect(wire);
        var second = await bench.Connect(wire, "viewer-2");
        Assert.Null((await first.Join()).Problem);
        Assert.Null((await first.Join()).Problem);

        var crowded = (await second.Join()).Problem!;
        Assert.Equal(((int)ProblemCode.Busy, true), (crowded.Code, crowded.Retryable));
        Assert.InRange(crowded.RetryAfterMs!.Value, 1_000, 2_000);
        Assert.Equal((int)ProblemCode.NotJoined, (await second.React("heart", 1)).Problem!.Code);

        clock.Advance(TimeSpan.FromMilliseconds(crowded.RetryAfterMs.Value));
        Assert.Null((await second.Join()).Problem);
    }
}
