using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Rooms;

/// <summary>The viewer's own: reservations and mute, from replies, events and lists.</summary>
public sealed class OwnTests
{
    private readonly RoomView _view = new(Samples.ShowId);

    public OwnTests() => _view.Apply(Samples.Joined(Samples.Snapshot(5)));

    private IReadOnlyList<ReservationCard> Own => _view.State!.Reservations;

    private Fold Mine(params IReadOnlyList<ReservationCard> cards) => _view.Apply(new MineReply(null, cards, null), _view.AskedAt);

    [Fact]
    public void A_reply_is_taken_once_and_a_refusal_not_at_all()
    {
        var reply = new ReservationReply(null, Samples.Held());
        Assert.Equal([new RoomUpdate.Reservation(Samples.Held())], _view.Apply(reply).Updates);
        Assert.Equal(FoldOutcome.Old, _view.Apply(reply).Outcome);
        Assert.Equal(FoldOutcome.Old, _view.Apply(new ReservationReply(Samples.Refusal(ProblemCode.SoldOut), null)).Outcome);
        Assert.Equal([Samples.Held()], Own);
    }

    [Fact]
    public void A_late_reply_does_not_undo_what_an_event_told()
    {
        var expired = Samples.Held(version: 5, status: "expired");
        _view.Apply(Samples.Frame(5, 6) with { Events = [new RoomEvent(6, RoomEventKinds.Expired, 1, "drop-1", expired)] });
        Assert.Equal(FoldOutcome.Old, _view.Apply(new ReservationReply(null, Samples.Held(version: 4))).Outcome);
        Assert.Equal([expired], Own);
    }

    [Fact]
    public void A_place_on_the_waitlist_moves_up_within_a_version_and_never_down()
    {
        var waiting = Samples.Held(status: "waiting") with { Deadline = null, WaitlistPlace = 5 };
        _view.Apply(new ReservationReply(null, waiting));
        Mine(waiting with { WaitlistPlace = 2 });
        Assert.Equal(FoldOutcome.Old, _view.Apply(new ReservationReply(null, waiting with { WaitlistPlace = 4 })).Outcome);
        Assert.Equal([waiting with { WaitlistPlace = 2 }], Own);
    }

    [Fact]
    public void A_list_asked_before_a_reservation_does_not_lose_it()
    {
        _view.Apply(new ReservationReply(null, Samples.Held()));
        Mine();
        Assert.Equal([Samples.Held()], Own);
    }

    [Fact]
    public void After_a_break_the_list_is_the_truth_and_until_then_all_stands()
    {
        _view.Apply(new ReservationReply(null, Samples.Held(1, version: 9)));
        _view.Apply(new ReservationReply(null, Samples.Held(2, version: 9)));
        _view.Apply(Samples.Joined(Samples.Snapshot(0, epoch: 2)));
        Assert.Equal(2, Own.Count);
        Assert.True(_view.OwnInDoubt);
        _view.Apply(new ReservationReply(null, Samples.Held(3, version: 4)));

        var fold = Mine(Samples.Held(1, version: 3));

        Assert.Equal([Samples.Held(1, version: 3), Samples.Held(3, version: 4)], Own);
        Assert.Equal(new RoomUpdate.Reservation(Samples.Held(1, version: 3)), fold.Updates[0]);
        Assert.Equal(Own, Assert.IsType<RoomUpdate.Whole>(fold.Updates[1]).State.Reservations);
        Assert.False(_view.OwnInDoubt);
    }

    [Fact]
    public void A_full_list_may_have_left_out_what_it_does_not_name()
    {
        _view.Apply(new ReservationReply(null, Samples.Held(1_000)));
        _view.Apply(Samples.Joined(Samples.Snapshot(0, epoch: 2)));
        Mine([.. Enumerable.Range(1, MineReply.MaxReservations).Select(n => Samples.Held(n))]);
        Assert.Contains(Samples.Held(1_000), Own);
    }

    [Fact]
    public void A_refused_list_leaves_the_doubt()
    {
        Assert.Equal(FoldOutcome.Old, _view.Apply(new MineReply(Samples.Refusal(ProblemCode.Busy), null, null), 0).Outcome);
        Assert.True(_view.OwnInDoubt);
    }

    [Fact]
    public void A_mute_told_after_the_question_outlives_the_answer()
    {
        var asked = _view.AskedAt;
        _view.Apply(Samples.Frame(5, 6) with { Events = [new RoomEvent(6, RoomEventKinds.Muted, 1, Until: 99)] });
        _view.Apply(new MineReply(null, [], null), asked);
        Assert.Equal(99, _view.State!.MutedUntil);

        _view.Apply(Samples.Frame(6, 7) with { Events = [new RoomEvent(7, RoomEventKinds.Unmuted, 1)] });
        Assert.Null(_view.State!.MutedUntil);
        Assert.IsType<RoomUpdate.Whole>(Assert.Single(_view.Apply(new MineReply(null, [], 77), _view.AskedAt).Updates));
        Assert.Equal(77, _view.State!.MutedUntil);
    }

    [Fact]
    public void Above_the_bound_the_oldest_finished_one_is_forgotten()
    {
        _view.Apply(new ReservationReply(null, Samples.Held(1)));
        _view.Apply(new ReservationReply(null, Samples.Held(2, status: "released")));
        for (var number = 3; number <= OwnReservations.Limit + 1; number++)
        {
            _view.Apply(new ReservationReply(null, Samples.Held(number)));
        }

        Assert.Equal(OwnReservations.Limit, Own.Count);
        Assert.Equal([1L, 3L], Own.Take(2).Select(card => card.ReservationId));
    }
}
