using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>A generator that never reaches the hard cases makes every test above it worthless: so count them.</summary>
public sealed class DropGeneratorTests
{
    [Fact]
    public void Histories_reach_every_interesting_case()
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var plan in Samples.Of(DropPlan.Any, 3_500, stream: 1))
        {
            var history = new DropHistory(plan);
            var last = DateTimeOffset.MinValue;
            history.Run(
                decided: (command, decision) =>
                {
                    foreach (var what in Classify(history.Drop, command, decision))
                        seen[what] = seen.GetValueOrDefault(what) + 1;
                    Count(seen, "clock went back", history.Now < last);
                    last = history.Now;
                },
                evolved: (_, _) => Count(seen, "sold out", history.Drop.Status == DropStatus.SoldOut));
        }

        string[] wanted =
        [
            "sold out", "clock went back", "duplicate", "closed with waiters", "head blocks", "waiter left and let others in",
            "held", "waitlisted", "promoted", "several promoted", "confirmed", "released", "expired", "restocked", "opened", "closed",
            "opened by schedule", "closed by schedule", "turned away", "confirmed after close",
            "paused", "resumed", "resumed with promotions", "closed while paused", "expired while paused", "closing moved", "extended",
            "brought forward", "stock reduced", "sold out by reduction", "price changed", "held at another price", "promoted at another price",
            "held before the price changed", "cancelled while waiting", "cancelled while held", "cancellation let others in", "refunded to stock",
            "refunded for good", "refund let others in", "refunded after close",
            "opening moved", "shared", "shared again", "revoked", "share let others in", "revocation let others in", "variants",
            "held of a variant", "held in another show", "waitlisted in another show", "promoted in another show", "sold in another show",
            "two shelves promoted", "variant price changed", "blocked on one shelf, free on another", "waits on one shelf, held on another",
            "entered", "entered again", "entry withdrawn", "entered once more", "entry cancelled", "drawn", "drawn by schedule",
            "drawn while paused", "promoted by rank", "closed before the draw", "came after the draw",
            "paid", "paid late", "paid late after close", "paid late after release", "paid past the deadline", "paid after a failure",
            "payment failed", "refund due Late", "refund due Twice", "refund due Mismatch", "late, but the line is owed the units", "late before the draw",
            .. Reasons.Select(reason => $"refused {reason}"),
        ];
        Assert.All(wanted, what => Assert.True(seen.GetValueOrDefault(what) > 0, $"{what}: never"));
        Assert.All(["sold out", "waitlisted", "promoted", "expired", "duplicate", "refused OperationConflict"], what =>
            Assert.True(seen[what] >= 500, $"{what}: only {seen[what]}"));
    }

    private static readonly RefusalReason[] Reasons =
    [
        RefusalReason.OperationConflict, RefusalReason.DropNotOpen, RefusalReason.DropClosed, RefusalReason.QuantityInvalid,
        RefusalReason.OverViewerLimit, RefusalReason.SoldOut, RefusalReason.ReservationUnknown, RefusalReason.ReservationNotYours,
        RefusalReason.ReservationExpired, RefusalReason.ReservationWrongState, RefusalReason.DropWrongState, RefusalReason.StockInvalid,
        RefusalReason.DropPaused, RefusalReason.PaymentRequired, RefusalReason.StockTaken, RefusalReason.DropSettingsInvalid, RefusalReason.ProductInvalid,
        RefusalReason.VariantUnknown, RefusalReason.DropNotOffered, RefusalReason.NotShowOwner,
    ];

    private static void Count(SortedDictionary<string, int> seen, string what, bool now)
    {
        if (now)
            seen[what] = seen.GetValueOrDefault(what) + 1;
    }

    private static IEnumerable<string> Classify(Drop drop, DropCommand command, DropDecision decision)
    {
        if (decision.Refusal is { } refusal)
            yield return $"refused {refusal.Reason}";
        else if (command is Reserve or Confirm or Release or ChangeDrop or SettlePayment && decision.Events.IsEmpty)
            yield return "duplicate";
        if (command is Reserve && decision.Events is [ReservationWaitlisted] && drop.Stock.Free > 0)
            yield return "head blocks";
        if (command is Release release && drop.Find(release.Number)?.Status == ReservationStatus.Waiting && decision.Events.Length > 1)
            yield return "waiter left and let others in";
        if (command is Reserve && decision is { Events.IsEmpty: true, Number: { } again } && drop.Find(again) is { Status: ReservationStatus.Entered } entry)
            yield return entry.Operation == ((Reserve)command).Operation ? "entry repeated" : "entered again";
        if (decision.Events is [DropResumed, ReservationPromoted, ..])
            yield return "resumed with promotions";
        if (decision.Events is [ReservationCancelled, ReservationPromoted, ..])
            yield return "cancellation let others in";
        if (decision.Events is [ReservationRefunded, ReservationPromoted, ..])
            yield return "refund let others in";
        if (decision.Events is [StockShared, ReservationPromoted, ..])
            yield return "share let others in";
        if (decision.Events is [ShareRevoked, ReservationPromoted, ..])
            yield return "revocation let others in";
        if (decision.Events.OfType<ReservationPromoted>().DistinctBy(p => drop.Find(p.Number)!.Shelf).Count() > 1)
            yield return "two shelves promoted";
        if (drop.Exists && drop.Shelves.Any(s => s.Waiting > 0) && drop.Shelves.Any(s => s.Waiting == 0 && s.Stock.Free > 0))
            yield return "blocked on one shelf, free on another";
        if (decision.Events is [ReservationHeld] && drop.Waiting > 0)
            yield return "waits on one shelf, held on another";
        if (decision.Events.Count(e => e is ReservationPromoted) > 1)
            yield return "several promoted";
        foreach (var e in decision.Events)
            foreach (var what in Classify(drop, e))
                yield return what;
    }

    private static IEnumerable<string> Classify(Drop drop, DropEvent e)
    {
        yield return e switch
        {
            DropCreated => "created",
            DropOpened => "opened",
            DropRestocked => "restocked",
            DropClosed => "closed",
            ReservationHeld => "held",
            ReservationWaitlisted => "waitlisted",
            ReservationEntered entered => drop.OfViewer(entered.Viewer).Count > 0 ? "entered once more" : "entered",
            DropDrawn => "drawn",
            ReservationPromoted => "promoted",
            ReservationConfirmed confirmed => confirmed.Payment is null ? "confirmed" : "paid",
            ReservationReleased => "released",
            ReservationExpired => "expired",
            DropPaused => "paused",
            DropResumed => "resumed",
            ClosingMoved => "closing moved",
            StockReduced => "stock reduced",
            PriceChanged changed => changed.Variant is null ? "price changed" : "variant price changed",
            OpeningMoved => "opening moved",
            StockShared shared => drop.FindShelf(shared.Show, shared.Variant) is null ? "shared" : "shared again",
            ShareRevoked => "revoked",
            ReservationCancelled cancelled => drop.Find(cancelled.Number)!.Status switch
            {
                ReservationStatus.Waiting => "cancelled while waiting",
                ReservationStatus.Entered => "entry cancelled",
                _ => "cancelled while held",
            },
            ReservationRefunded refunded => refunded.ToStock ? "refunded to stock" : "refunded for good",
            ReservationPaidLate => "paid late",
            RefundFellDue due => $"refund due {due.Reason}",
            PaymentFailed => "payment failed",
            _ => throw new InvalidOperationException(),
        };
        if (e is DropOpened { By: null })
            yield return "opened by schedule";
        if (e is DropClosed { By: null })
            yield return "closed by schedule";
        if (e is DropClosed && drop.Waiting > 0)
            yield return "closed with waiters";
        if (e is ReservationReleased { Operation: null })
            yield return "turned away";
        if (e is ReservationConfirmed && drop.Status == DropStatus.Closed)
            yield return "confirmed after close";
        foreach (var what in ClassifyChange(drop, e).Concat(ClassifyShelf(drop, e)).Concat(ClassifyLottery(drop, e)).Concat(ClassifyPayment(drop, e)))
            yield return what;
    }

    private static IEnumerable<string> ClassifyShelf(Drop drop, DropEvent e)
    {
        if (e is DropCreated { Settings.Variants: not null })
            yield return "variants";
        if (e is ReservationHeld held && drop.Shelves[held.Shelf].Variant is not null)
            yield return "held of a variant";
        var shared = e switch
        {
            ReservationHeld h => ("held", h.Shelf),
            ReservationWaitlisted w => ("waitlisted", w.Shelf),
            ReservationPromoted p => ("promoted", drop.Find(p.Number)!.Shelf),
            ReservationConfirmed c => ("sold", drop.Find(c.Number)!.Shelf),
            _ => ("", 0),
        };
        if (drop.Exists && drop.Shelves[shared.Item2].IsShared)
            yield return $"{shared.Item1} in another show";
    }

    private static IEnumerable<string> ClassifyLottery(Drop drop, DropEvent e)
    {
        if (e is DropDrawn drawn && drawn.By is null)
            yield return "drawn by schedule";
        if (e is DropDrawn && drop.Status == DropStatus.Paused)
            yield return "drawn while paused";
        if (e is ReservationReleased { Operation: not null } left && drop.Find(left.Number)!.Status == ReservationStatus.Entered)
            yield return "entry withdrawn";
        if (e is ReservationPromoted promoted && drop.Find(promoted.Number)!.Rank is not null)
            yield return "promoted by rank";
        if (e is DropClosed && drop.Entries > 0)
            yield return "closed before the draw";
        if (e is ReservationHeld or ReservationWaitlisted && drop.Drawn is not null)
            yield return "came after the draw";
    }

    private static IEnumerable<string> ClassifyPayment(Drop drop, DropEvent e)
    {
        if (e is ReservationPaidLate late)
        {
            if (drop.Status == DropStatus.Closed)
                yield return "paid late after close";
            if (drop.Find(late.Number)!.Status == ReservationStatus.Released)
                yield return "paid late after release";
            if (drop.Find(late.Number)!.Status == ReservationStatus.Held)
                yield return "paid past the deadline";
        }

        if (e is ReservationConfirmed { Payment: { } payment } && drop.FindPayment(payment) is not null)
            yield return "paid after a failure";
        if (e is RefundFellDue { Reason: RefundReason.Late } && drop.Waiting > 0 && drop.Stock.Free > 0)
            yield return "late, but the line is owed the units";
        if (e is RefundFellDue { Reason: RefundReason.Late } && drop.Settings.Mode == DropMode.Lottery && drop.Drawn is null)
            yield return "late before the draw";
    }

    private static IEnumerable<string> ClassifyChange(Drop drop, DropEvent e)
    {
        if (e is DropClosed && drop.Status == DropStatus.Paused)
            yield return "closed while paused";
        if (e is ReservationExpired && drop.Status == DropStatus.Paused)
            yield return "expired while paused";
        if (e is ClosingMoved moved && drop.Terms.ClosesAt is { } closes)
            yield return moved.ClosesAt > closes ? "extended" : "brought forward";
        if (e is StockReduced reduced && reduced.Units == drop.Stock.Free && drop.Stock.Held == 0)
            yield return "sold out by reduction";
        if (e is ReservationHeld { Price: not null })
            yield return "held at another price";
        if (e is ReservationPromoted { Price: not null })
            yield return "promoted at another price";
        if (e is ReservationConfirmed confirmed && drop.PriceOf(drop.Find(confirmed.Number)!) != drop.Terms.Product.Price)
            yield return "held before the price changed";
        if (e is ReservationRefunded && drop.Status == DropStatus.Closed)
            yield return "refunded after close";
    }
}
