using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>What may not happen to a drop is seen, and said with ids and numbers.</summary>
public sealed class DropGatesTests
{
    private static readonly NoOversell _noOversell = new();
    private static readonly AcknowledgedIsStored _stored = new();
    private static readonly SoldOut _soldOut = new();

    [Fact]
    public void A_good_evening_passes_with_its_figures()
    {
        _noOversell.Passes(Evening.Good, "4 of 4 units sold in 1 drop, by their journals.");
        _stored.Passes(Evening.Good, "5 acknowledged reservations stored, by the journals.");
        _soldOut.Passes(Evening.Good, "Exactly 4 units sold: all of 1 drop.");
    }

    [Fact]
    public void A_list_that_is_no_journal_is_said()
    {
        var listed = Evening.With(Evening.DropTruth with { FromJournal = false });
        _noOversell.Passes(listed, "4 of 4 units sold in 1 drop, by the creator's lists: not all journals could be read.");
        _stored.Passes(listed, "5 acknowledged reservations stored, by the creator's lists, which tell nothing of those that ended without an order.");
    }

    [Fact]
    public void A_card_that_does_not_add_up_bites() => _noOversell.Bites(
        Evening.With(Evening.DropTruth with { Card = Evening.DropTruth.Card with { Free = -1, Held = 1 }, FromJournal = false }),
        "drop drop-1: sold 4 + held 1 + free -1 is not the stock of 4");

    [Fact]
    public void More_reservations_than_units_bite() => _noOversell.Bites(
        Evening.With(Evening.DropTruth with { Reservations = [.. Evening.DropTruth.Reservations, Evening.Stored(6, "fay", "held")] }),
        "drop drop-1: reservations have 5 of 4 units");

    [Fact]
    public void A_journal_that_sold_otherwise_than_the_card_bites() => _noOversell.Bites(
        Evening.With(Evening.DropTruth with { Card = Evening.Card(stock: 5, held: 0, sold: 5) }),
        "drop drop-1: the journal has 4 units bought, the card says 5");

    [Fact]
    public void More_units_promised_than_there_are_bite_whatever_the_record_says() => _noOversell.Bites(
        Evening.With(seen => seen with { Claims = [.. Enumerable.Range(1, 5).Select(n => Evening.Claim(n, $"v{n}", "confirmed"))] }),
        "drop drop-1: viewers were told that they bought 5 of 4 units");

    [Fact]
    public void A_viewer_with_more_than_one_may_have_bites() => _noOversell.Bites(
        Evening.With(Evening.DropTruth with
        {
            Reservations = [Evening.Stored(1, "ann"), Evening.Stored(2, "ann"), Evening.Stored(3, "cid"), Evening.Stored(4, "dan")],
        }),
        "drop drop-1: viewer ann has 2 units, one may have 1");

    [Fact]
    public void A_reservation_that_is_not_stored_bites() => _stored.Bites(
        Evening.With(Evening.DropTruth with { Reservations = [.. Evening.DropTruth.Reservations.Skip(1)] }),
        "drop drop-1: reservation 1 of ann (confirmed, operation op-ann) is not there");

    public static TheoryData<StoredReservation, string> Altered => new()
    {
        { Evening.Stored(1, "zoe"), "is zoe's there" },
        { Evening.Stored(1, "ann") with { Quantity = 2 }, "was of 1 unit and has 2 there" },
        { Evening.Stored(1, "ann") with { Operation = "other" }, "is of operation other there" },
        { Evening.Stored(1, "ann", "expired"), "is expired there" },
    };

    [Theory]
    [MemberData(nameof(Altered))]
    public void A_reservation_that_is_stored_otherwise_bites(StoredReservation stored, string expected) => _stored.Bites(
        Evening.With(Evening.DropTruth with { Reservations = [stored, .. Evening.DropTruth.Reservations.Skip(1)] }),
        $"drop drop-1: reservation 1 of ann (confirmed, operation op-ann) {expected}");

    [Theory]
    [InlineData("waiting")]
    [InlineData("entered")]
    public void Units_that_their_viewer_was_never_told_of_bite(string told) => _stored.Bites(
        Evening.With(Evening.DropTruth with { Reservations = [Evening.Stored(1, "ann", "held")] }) with
        {
            Evidence = Evening.Evidence with { Claims = [Evening.Claim(1, "ann", told)] },
        },
        $"drop drop-1: reservation 1 of ann ({told}, operation op-ann) is held there, and its viewer was never told");

    [Fact]
    public void Operations_that_the_source_does_not_tell_are_not_compared() => Assert.True(_stored.Judge(
        Evening.With(Evening.DropTruth with { Reservations = [.. Evening.DropTruth.Reservations.Select(r => r with { Operation = null })] })).Passed);

    [Fact]
    public void Operations_that_the_viewer_was_not_told_are_not_compared() => Assert.True(_stored.Judge(
        Evening.With(seen => seen with { Claims = [Evening.Claim(1, "ann", "held") with { Operation = "" }, Evening.Claim(3, "cid", "held") with { Operation = "" }] })).Passed);

    [Fact]
    public void A_lottery_answers_a_next_try_with_the_first_entry() => Assert.True(_stored.Judge(
        Evening.With(Evening.DropTruth with
        {
            Card = Evening.Card(4, 0, 4, "lottery"),
            Reservations = [.. Evening.DropTruth.Reservations.Select(r => r with { Operation = "first" })],
        })).Passed);

    [Theory]
    [InlineData("held", true)]
    [InlineData("waiting", true)]
    [InlineData("released", true)]
    [InlineData("confirmed", false)]
    [InlineData("refunded", false)]
    public void A_list_without_those_that_ended_must_have_what_was_bought(string state, bool passes) => Assert.Equal(passes, _stored.Judge(
        new(Evening.Evidence with { Claims = [Evening.Claim(9, "zoe", state)] }, Evening.Truth(Evening.DropTruth with { FromJournal = false }), Evening.Measured)).Passed);

    [Fact]
    public void An_operation_that_was_done_twice_bites()
    {
        var once = Evening.DropTruth.Reservations[0];
        _stored.Bites(
            Evening.With(Evening.DropTruth with { FromJournal = true, Reservations = [.. Evening.DropTruth.Reservations, once with { Number = 99 }] }),
            $"drop drop-1: operation {once.Operation} of {once.Viewer} made reservations {once.Number} and 99");
    }

    [Fact]
    public void A_record_with_one_number_twice_bites() => _stored.Bites(
        Evening.With(Evening.DropTruth with { Reservations = [.. Evening.DropTruth.Reservations, Evening.Stored(5, "fay")] }),
        "drop drop-1: the record has two reservations 5");

    [Fact]
    public void A_record_that_was_not_read_bites() => _stored.Bites(
        Evening.With(seen => seen with { Claims = [Evening.Claim(1, "ann", "held") with { Drop = "drop-2" }] }),
        "drop drop-2: 1 reservation acknowledged, and its record was not read");

    [Fact]
    public void An_operation_answered_with_two_reservations_bites() => _stored.Bites(
        Evening.With(Evening.DropTruth with { Reservations = [.. Evening.DropTruth.Reservations, Evening.Stored(6, "ann")] }) with
        {
            Evidence = Evening.Evidence with { Claims = [.. Evening.Evidence.Claims, Evening.Claim(6, "ann", "held")] },
        },
        "drop drop-1: operation op-ann of ann made reservations 1 and 6",
        "drop drop-1: operation op-ann of ann was answered with reservations 1 and 6");

    [Fact]
    public void A_unit_left_over_bites() => _soldOut.Bites(
        Evening.With(Evening.DropTruth with { Card = Evening.Card(stock: 4, held: 1, sold: 2) }),
        "drop drop-1: sold 2 of 4; held 1, free 1, waiting 0");

    [Fact]
    public void Nothing_to_check_is_no_pass()
    {
        _noOversell.Bites(Evening.Empty, "the engine told of no drop");
        _stored.Bites(Evening.Empty, "no viewer was told of a reservation");
        _soldOut.Bites(Evening.Empty, "the engine told of no drop");
    }

    [Fact]
    public void Of_many_violations_the_first_are_kept_and_all_are_counted()
    {
        var verdict = _stored.Judge(Evening.With(seen => seen with { Claims = [.. Enumerable.Range(10, 500).Select(n => Evening.Claim(n, $"v{n}", "held"))] }));
        Assert.Equal(Violation.MostExamples, verdict.Evidence.Count);
        Assert.Equal("500 of 500 acknowledged reservations not stored as acknowledged.", verdict.Summary);
    }
}
