using LiveRooms.Grains.Shedding;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Tests.Cluster;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Grains.Tests.Shedding;

public sealed class FullSiloTests
{
    private readonly ProcessLoad _load = new();

    [Fact]
    public async Task A_full_silo_refuses_talk_and_takes_reservations_hearts_audience_and_the_rooms_own_voices()
    {
        await using var cluster = await RoomCluster.Start(services: services => services.AddSingleton(_load));
        var show = await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        Assert.Equal([null], await Say(RoomCluster.Line("op-1", "hello")));
        _load.Status = LoadStatus.Calm with { Level = LoadLevel.Full };

        var host = RoomCluster.Line("host-1", "welcome", "ana") with { Role = Role.Creator };
        var keeper = RoomCluster.Line("keeper-1", "behave", "keeper") with { Role = Role.Operator };
        var reply = await show.Report(RoomCluster.Report("a", 3, hearts: 5, RoomCluster.Line("op-2", "again"), host, keeper, RoomCluster.Line("op-3", "and again")));
        Assert.Null(reply.Refusal);
        Assert.Equal([RefusalReason.Busy, null, null, RefusalReason.Busy], reply.Lines.Select(line => line?.Reason));
        Assert.Equal(5, reply.Counted.Heart);
        Assert.Equal(LoadLevel.Full, reply.Load);
        var waits = reply.Lines.OfType<Refusal>().Select(refusal => refusal.RetryAfter!.Value).ToList();
        Assert.All(waits, wait => Assert.InRange(wait, LoadRule.TurnedAwayFor, 2 * LoadRule.TurnedAwayFor));
        Assert.NotEqual(waits[0], waits[1]);

        // Said before, so no news; wrong, so that waiting would not help.
        Assert.Equal([null, RefusalReason.ChatEmpty], await Say(RoomCluster.Line("op-1", "hello"), RoomCluster.Line("op-4", "")));
        var receipts = await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Confirm("v1", "c1", 1)]);
        Assert.Equal(ReservationStatus.Confirmed, receipts[1].Reservation!.Status);
        await reader.Until(r => r.Room!.Tallies.Heart == 5 && r.Room.Audience == 3 && r.Lines.Count == 3);

        _load.Status = LoadStatus.Calm with { Level = LoadLevel.Full, Cause = LoadCause.Memory };
        Assert.Equal([null], await Say(RoomCluster.Line("op-3", "and again")));
        await reader.Until(r => r.Lines.Count == 4);

        _load.Status = LoadStatus.Calm with { Level = LoadLevel.Tight };
        var tight = await show.Report(RoomCluster.Report("a", 3, hearts: 5, RoomCluster.Line("op-2", "again")));
        Assert.Null(Assert.Single(tight.Lines));
        Assert.Equal(LoadLevel.Tight, tight.Load);
        await reader.Until(r => r.Lines.Count == 5);
        Assert.Equal(["hello", "welcome", "behave", "and again", "again"], reader.Lines.Select(line => line.Line.Text));

        async Task<IEnumerable<RefusalReason?>> Say(params ChatPost[] lines) =>
            (await show.Report(RoomCluster.Report("a", 3, hearts: 5, lines))).Lines.Select(line => line?.Reason);
    }
}
