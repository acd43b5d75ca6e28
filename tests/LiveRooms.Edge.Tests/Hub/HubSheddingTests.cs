using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shedding;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Hub;

public sealed class HubSheddingTests
{
    private static readonly LoadStatus Full = LoadStatus.Calm with { Level = LoadLevel.Full, Cause = LoadCause.Cpu };

    [Theory, BothWires]
    public async Task A_full_edge_takes_in_nobody_new_and_serves_those_who_are_here(Wire wire)
    {
        var clock = new StillClock();
        await using var bench = await HubBench.Start(time: clock);
        var load = bench.Services.GetRequiredService<ProcessLoad>();
        var (inRoom, connected) = (await bench.Connect(wire), await bench.Connect(wire, "viewer-2"));
        Assert.Null((await inRoom.Join()).Problem);
        load.Status = Full;

        var newcomer = await bench.Connect(wire, "viewer-3");
        Assert.True(CloseText.TryRead((await newcomer.Closed)!.Message, out var why));
        Assert.Equal(ProblemCode.Busy, why.Code);
        Assert.InRange(why.ComeAgain!.Value.TotalSeconds, 5, 6.1);
        var crowded = (await connected.Join()).Problem!;
        Assert.Equal(((int)ProblemCode.Busy, true), (crowded.Code, crowded.Retryable));
        Assert.InRange(crowded.RetryAfterMs!.Value, 5_000, 6_100);

        Assert.Equal("held", (await inRoom.Reserve("drop-1", "op-1", 1)).Reservation!.Status);
        Assert.Null((await inRoom.Confirm("drop-1", "op-2", 1)).Problem);
        Assert.Null((await inRoom.Release("drop-1", "op-3", 1)).Problem);
        Assert.Null((await inRoom.React("heart", 1)).Problem);
        bench.Grains.Show().Publish(FeedEventKind.DropOpened);
        await inRoom.FrameWith("dropOpened");
        Assert.Null((await inRoom.Join()).Problem);
        Assert.Null((await inRoom.Join("show-2")).Problem);

        load.Status = LoadStatus.Calm;
        clock.Advance(TimeSpan.FromMilliseconds(crowded.RetryAfterMs.Value));
        Assert.Null((await connected.Join()).Problem);
        Assert.Null((await (await bench.Connect(wire, "viewer-3")).Join()).Problem);
    }
}
