using LiveRooms.Faults.Kit;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Kills;

/// <summary>What falls due while no process lives is done, and told, when one lives again.</summary>
public sealed class DeadTimeTests
{
    [Fact]
    public async Task Holds_expire_and_drops_open_and_close_although_the_process_was_dead_at_the_time()
    {
        var time = TimeProvider.System;
        await using var server = new ServerProcess();
        await server.Start().Soon();
        using var stage = await Stage.Open(server.Address);
        await using var holder = await stage.Enter(0);
        await using var waiter = await stage.Enter(1);
        var soon = time.GetUtcNow().AddSeconds(5).ToUnixTimeMilliseconds();
        await stage.Drop("held", 1, holdSeconds: 5);
        await stage.Drop(new CreateDrop("opening", "", 1, OpensAt: soon), open: false);
        await stage.Drop(new CreateDrop("closing", "", 1, ClosesAt: soon));
        foreach (var drop in new[] { "held", "closing" })
        {
            Assert.Equal("held", (await holder.Reserve(drop)).Reservation!.Status);
            Assert.Equal("waiting", (await waiter.Reserve(drop)).Reservation!.Status);
        }
        Assert.Equal((int)ProblemCode.DropNotOpen, (await waiter.Reserve("opening")).Problem!.Code);

        await server.Kill();
        var due = Math.Max(soon, holder.Room.State.Mine("held").Single().Deadline!.Value);
        await Task.Delay(
            DateTimeOffset.FromUnixTimeMilliseconds(due + 1) - time.GetUtcNow(), time, TestContext.Current.CancellationToken);
        await server.Start().Soon();

        var promoted = (await waiter.Room.Until(state => state.Mine("held").Single().Status == "held")).Mine("held").Single();
        Assert.True(promoted.Deadline > due, $"the promoted viewer has a whole hold: {promoted}");
        Assert.Contains(waiter.Watch.Own, card => card is { DropId: "held", Status: "held" });
        await holder.Room.Until(state => state.Mine("held").Single().Status == "expired");
        Assert.Contains(holder.Watch.Own, card => card is { DropId: "held", Status: "expired" });

        var opened = (await waiter.Room.Until(state => state.Drop("opening")!.Status == "open")).Drop("opening")!;
        Assert.True(opened.OpenedAt >= opened.OpensAt);
        Assert.Equal("held", (await waiter.Reserve("opening")).Reservation!.Status);
        Assert.Equal("confirmed", (await waiter.Confirm("held", promoted.ReservationId)).Reservation!.Status);

        await waiter.Room.Until(state => state.Drop("closing")!.Status == "closed" && state.Mine("closing").Single().Status == "released");
        Assert.Equal((int)ProblemCode.DropClosed, (await waiter.Reserve("closing")).Problem!.Code);
        Assert.Equal("confirmed", (await holder.Confirm("closing", 1)).Reservation!.Status);
        Assert.Empty(holder.Watch.Faults.Concat(waiter.Watch.Faults));
    }
}
