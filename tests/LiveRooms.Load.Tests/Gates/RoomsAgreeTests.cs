using LiveRooms.Load.Gates;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>What all viewers of one process lack is seen by another's, or known from the engine.</summary>
public sealed class RoomsAgreeTests
{
    private static readonly StalenessBounded _staleness = new(TimeSpan.FromSeconds(1));

    [Fact]
    public void Processes_that_saw_the_same_agree()
    {
        var reading = Two(Evening.Room with { Spans = [new(1, 5, 13)], Events = [Evening.Room.Events[0]] });
        Assert.True(Witnessed.CriticalOnce.Judge(reading).Passed);
        Assert.True(_staleness.Judge(reading).Passed);
    }

    [Fact]
    public void An_event_that_one_process_never_saw_bites() => Witnessed.CriticalOnce.Bites(
        Two(Evening.Room with { Events = [Evening.Room.Events[0]] }), "show-1: no viewer of one process saw 1:14 dropSoldOut, which another's saw");

    [Fact]
    public void An_event_that_is_another_elsewhere_bites_on_both_sides() => Witnessed.CriticalOnce.Bites(
        Two(Evening.Room with { Events = [Evening.Room.Events[0], new(1, 14, RoomEventKinds.DropClosed, Evening.Drop)] }),
        "show-1: no viewer of one process saw 1:14 dropClosed, which another's saw",
        "show-1: no viewer of one process saw 1:14 dropSoldOut, which another's saw");

    [Fact]
    public void An_opening_that_nobody_saw_bites() => Witnessed.CriticalOnce.Bites(
        Evening.With(seen => seen with { Rooms = [Evening.Room with { Events = [Evening.Room.Events[1]] }] }), "drop drop-1 is open, and no viewer saw it open");

    [Fact]
    public void A_drop_that_did_not_open_is_not_seen_to() => Assert.True(Witnessed.CriticalOnce.Judge(
        Evening.With(Evening.DropTruth with { Card = Evening.DropTruth.Card with { Status = "announced" } }) with
        {
            Evidence = Evening.Evidence with { Rooms = [Evening.Room with { Events = [] }] },
        }).Passed);

    [Fact]
    public void A_process_whose_viewers_stood_still_bites()
    {
        _staleness.Bites(
            Two(Evening.Room with { Present = 40, Newest = 13, At = 2_000_001 }),
            "show-1: 40 viewers of one process stood at 1:13, another's were at 1:20 for 1,000 ms");
        _staleness.Bites(
            Two(Evening.Room with { Present = 1, Epoch = 0, Newest = 30 }), "show-1: 1 viewer of one process stood at 0:30, another's were at 1:20 for 8,000 ms");
    }

    [Fact]
    public void Who_was_asked_before_the_others_went_on_did_not_stand_still() => Assert.True(
        _staleness.Judge(Two(Evening.Room with { Newest = 13, At = 2_000_000 })).Passed);

    [Fact]
    public void Who_has_no_viewer_there_cannot_stand_still() => Assert.True(_staleness.Judge(Two(Evening.Room with { Present = 0, Newest = 13 })).Passed);

    private static GateReading Two(RoomSeen other) => Evening.With(seen => seen with { Rooms = [Evening.Room, other] });
}
