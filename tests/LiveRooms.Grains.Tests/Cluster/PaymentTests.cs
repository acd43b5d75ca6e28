using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Payments as the cluster stores and tells them: each once, whatever fails meanwhile.</summary>
public sealed class PaymentTests
{
    private static readonly JournalKey MugJournal = new("drop", "mug");

    [Fact]
    public async Task What_became_of_a_payment_reaches_its_viewer_and_the_creators_list()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        var drop = await PaidDrop(cluster, stock: 2);
        await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2")]);

        var checkout = (await drop.Checkout(new ViewerId("v1"), 1)).Value!;
        Assert.Equal((1_900, "EUR", "mug-1"), (checkout.Amount, checkout.Currency, checkout.Order.ToString()));
        Assert.Equal(cluster.Time.GetUtcNow().AddSeconds(30), checkout.Deadline);
        Assert.Equal(RefusalReason.PaymentRequired, (await drop.Act([RoomCluster.Confirm("v1", "c1", 1)]))[0].Refusal!.Reason);
        Assert.Equal(PaymentOutcome.Failed, await Pay(drop, "p1", 1, succeeded: false));
        Assert.Equal(PaymentOutcome.Confirmed, await Pay(drop, "p1", 1));
        Assert.Equal(PaymentOutcome.Unchanged, await Pay(drop, "p1", 1));
        Assert.Equal(PaymentOutcome.RefundDue, await Pay(drop, "p2", 1));

        cluster.Time.Advance(TimeSpan.FromSeconds(31));
        await reader.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.Expired));
        Assert.Equal(PaymentOutcome.Honoured, await Pay(drop, "p3", 2));
        await reader.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.DropSoldOut));
        Assert.Equal(
            [
                (FeedEventKind.PaymentFailed, "v1"), (FeedEventKind.Confirmed, "v1"), (FeedEventKind.RefundDue, "v1"),
                (FeedEventKind.Expired, "v2"), (FeedEventKind.Confirmed, "v2"), (FeedEventKind.DropSoldOut, null),
            ],
            reader.Events.Skip(2).Select(e => (e.Kind, e.To?.Value)));
        Assert.All(
            reader.Events.Where(e => e.Kind == FeedEventKind.Confirmed),
            e => Assert.Equal((ReservationStatus.Confirmed, 1_900L), (e.Reservation!.Status, e.Reservation.Price)));

        var page = (await drop.RefundsDue(RoomCluster.Host, 0, 10)).Value!;
        var due = Assert.Single(page.Refunds);
        Assert.Equal(("p2", 1, 1_900, RefundReason.Twice), (due.Payment.Value, due.Number, due.Amount, due.Reason));
        Assert.Null(page.Next);
        Assert.Equal(RefusalReason.NotDropOwner, (await drop.RefundsDue(new Actor(new("x"), Role.Creator), 0, 10)).Refusal!.Reason);
        Assert.Equal(3_800, (await drop.Describe())!.Revenue);
    }

    [Fact]
    public async Task Only_what_its_viewer_holds_can_be_checked_out()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await PaidDrop(cluster, stock: 1);
        await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2")]);
        Assert.Equal(RefusalReason.ReservationNotYours, await Refused("v2", 1));
        Assert.Equal(RefusalReason.ReservationUnknown, await Refused("v2", 9));
        Assert.Equal(RefusalReason.ReservationWrongState, await Refused("v2", 2));
        Assert.Equal(RefusalReason.DropUnknown, (await cluster.Drop("none").Checkout(new ViewerId("v1"), 1)).Refusal!.Reason);
        await drop.Act([RoomCluster.Release("v1", "x1", 1)]);
        Assert.Equal(RefusalReason.ReservationWrongState, await Refused("v1", 1));
        Assert.Equal(1_900, (await drop.Checkout(new ViewerId("v1"), 1, late: true)).Value!.Amount);
        Assert.Equal(RefusalReason.DropUnknown, (await cluster.Drop("none").Settle(Payment("p", 1, true))).Refusal!.Reason);
        Assert.Equal(RefusalReason.ReservationUnknown, (await drop.Settle(Payment("p", 9, true))).Refusal!.Reason);

        var plain = await cluster.OpenDrop("cup", "mugs", stock: 1);
        await plain.Act([RoomCluster.Reserve("v1", "r1")]);
        Assert.Equal(RefusalReason.ReservationWrongState, (await plain.Checkout(new ViewerId("v1"), 1)).Refusal!.Reason);

        async Task<RefusalReason> Refused(string viewer, long number) =>
            (await drop.Checkout(new ViewerId(viewer), number)).Refusal!.Reason;
    }

    [Fact]
    public async Task A_payment_told_many_times_at_once_counts_once()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await PaidDrop(cluster, stock: 1);
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Pay(drop, "p", 1)));
        Assert.Equal(PaymentOutcome.Confirmed, Assert.Single(outcomes, o => o != PaymentOutcome.Unchanged));
        Assert.Single(await Told(cluster, "p"));
    }

    [Theory]
    [InlineData(Fault.Before)]
    [InlineData(Fault.After)]
    internal async Task A_payment_whose_writing_fails_is_not_answered_and_told_again_counts_once(Fault fault)
    {
        ShakyJournal journal = null!;
        await using var cluster = await RoomCluster.Start(wrap: inner => journal = new ShakyJournal(inner));
        await cluster.LiveShow("mugs");
        var drop = await PaidDrop(cluster, stock: 1);
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        journal.FailOnce("drop", fault);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Pay(drop, "p", 1));

        var again = await Patiently.Call(() => Pay(drop, "p", 1));
        Assert.Equal(fault == Fault.After ? PaymentOutcome.Unchanged : PaymentOutcome.Confirmed, again);
        Assert.IsType<ReservationConfirmed>(Assert.Single(await Told(cluster, "p")));
        Assert.Equal(1, (await drop.Describe())!.Sold);
    }

    [Fact]
    public async Task A_payment_to_an_activation_that_was_replaced_is_told_again_to_the_next_and_counts_once()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await PaidDrop(cluster, stock: 1);
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        // Another activation took the payment, and this one does not know.
        var version = (await cluster.Journal.Load(MugJournal, TestContext.Current.CancellationToken)).Version;
        var entry = DropJson.Encode([new ReservationConfirmed(cluster.Time.GetUtcNow(), 1, SettlePayment.OperationOf(new("p")), new("p"))]);
        Assert.True(await cluster.Journal.Append(MugJournal, version, entry));

        await Assert.ThrowsAsync<JournalFencedException>(() => Pay(drop, "p", 1));
        Assert.Equal(PaymentOutcome.Unchanged, await Patiently.Call(() => Pay(drop, "p", 1)));
        Assert.Single(await Told(cluster, "p"));
    }

    [Fact]
    public async Task Payments_while_a_drop_is_put_away_again_and_again_each_count_once()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await PaidDrop(cluster, stock: 8);
        await drop.Act([.. Enumerable.Range(1, 8).Select(i => RoomCluster.Reserve($"v{i}", $"r{i}"))]);
        var payments = Enumerable.Range(1, 8).SelectMany(i => new[] { i, i, i }).Select(i =>
            Patiently.Call(() => Pay(drop, $"p{i}", i))).ToList();
        for (var i = 0; i < 5; i++)
            await cluster.Forget(drop);
        await Task.WhenAll(payments);
        for (var i = 1; i <= 8; i++)
            Assert.Single(await Told(cluster, $"p{i}"));
        var view = (await Patiently.Call(() => drop.Describe()))!;
        Assert.Equal((8, 0, 8 * 1_900), (view.Sold, view.Held, view.Revenue));
    }

    [Fact]
    public async Task Refunds_due_are_paged_and_survive_a_snapshot()
    {
        await using var cluster = await RoomCluster.Start(services: services =>
            Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<DropOptions>(services, o => o.SnapshotEvery = 16));
        await cluster.LiveShow("mugs");
        var drop = await PaidDrop(cluster, stock: 1);
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        for (var i = 0; i < 40; i++)
            Assert.Equal(PaymentOutcome.RefundDue, await Pay(drop, $"p{i}", 1, amount: 1));
        Assert.True((await cluster.Journal.Load(MugJournal, TestContext.Current.CancellationToken)).SnapshotVersion > 0);
        await cluster.Forget(drop);
        var seen = new List<string>();
        for (int? skip = 0; skip is { } from;)
        {
            var page = (await drop.RefundsDue(RoomCluster.Host, from, 15)).Value!;
            seen.AddRange(page.Refunds.Select(due => due.Payment.Value));
            skip = page.Next;
        }
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"p{i}"), seen);
        Assert.Equal(PaymentOutcome.Unchanged, await Pay(drop, "p7", 1, amount: 1));
    }

    private static async Task<IDropGrain> PaidDrop(RoomCluster cluster, int stock)
    {
        var drop = cluster.Drop("mug");
        Assert.Null((await drop.Create(RoomCluster.Host, RoomCluster.DropSettings("mug", "mugs", stock) with { Payment = true })).Refusal);
        Assert.Null((await drop.Open(RoomCluster.Host)).Refusal);
        return drop;
    }

    private static SettlePayment Payment(string payment, long number, bool succeeded, long amount = 1_900) =>
        new(SettlePayment.OperationOf(new(payment)), number, new PaymentId(payment), amount, "EUR", succeeded);

    private static async Task<PaymentOutcome> Pay(IDropGrain drop, string payment, long number, bool succeeded = true, long amount = 1_900)
    {
        var outcome = await drop.Settle(Payment(payment, number, succeeded, amount));
        Assert.Null(outcome.Refusal);
        return outcome.Value!.Outcome;
    }

    /// <summary>What the journal says of a payment that did not fail.</summary>
    private static async Task<List<DropEvent>> Told(RoomCluster cluster, string payment)
    {
        var entries = await cluster.Journal.Read(MugJournal, 0, 4_096, TestContext.Current.CancellationToken);
        return [.. entries.SelectMany(e => DropJson.Decode(e.Bytes.Span)).Where(e => e switch
        {
            ReservationConfirmed confirmed => confirmed.Payment?.Value == payment,
            ReservationPaidLate late => late.Payment.Value == payment,
            RefundFellDue due => due.Payment.Value == payment,
            _ => false,
        })];
    }
}
