using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Tests.Cluster;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Grains.Tests.Webhooks;

/// <summary>What reaches a merchant: everything, in order, under the same keys, however often either side fails.</summary>
public sealed class MerchantFeedTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Facts_reach_the_endpoint_in_order_without_anybody_asking()
    {
        await using var stage = await FeedStage.Start();
        await stage.Open();
        var number = await stage.Buy("v1", 2);
        await stage.Drop.Restock(RoomCluster.Host, new OperationId("more"), 3);
        await stage.Refund(number, "back");
        await stage.Drop.Close(RoomCluster.Host);
        await stage.Until(() => stage.Endpoint.Taken.Length == 6);

        Assert.Equal(
            ["drop.announced", "drop.opened", "order.confirmed", "stock.changed", "order.refunded", "drop.closed"],
            stage.Endpoint.Attempts.Select(a => a.Type));
        Assert.Equal((await stage.Truth()).Facts.Select(f => f.Key), stage.Endpoint.Taken);
        Assert.False(stage.Endpoint.Overlapped);
        var view = await stage.Deliveries();
        Assert.Equal((6, 0, null, null), (view.Delivered, view.Pending, view.LastError, view.NextAttemptAt));
        await stage.Until(async () => await stage.Cluster.Reminders(stage.Feed) == 0, Step);
    }

    [Fact]
    public async Task A_failing_endpoint_is_tried_again_later_and_later_and_keeps_the_order()
    {
        await using var stage = await FeedStage.Start();
        var failures = 0;
        stage.Endpoint.Answer = a => a.Type == FactTypes.DropOpened && ++failures <= 3 ? "The endpoint answered 500." : null;
        await stage.Open();
        await stage.Buy("v1");
        await stage.Until(() => failures == 1);
        var view = await stage.Deliveries();
        Assert.Equal((1, 2, "The endpoint answered 500."), (view.Delivered, view.Pending, view.LastError));
        Assert.InRange(view.NextAttemptAt!.Value - stage.Cluster.Time.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(1, await stage.Cluster.Reminders(stage.Feed));

        await stage.Cluster.Forget(stage.Feed);
        await stage.Until(() => stage.Endpoint.Taken.Length == 3);
        var keys = stage.Endpoint.Attempts.Select(a => a.Key).ToArray();
        Assert.Equal(["mug-e1", "mug-e2", "mug-e2", "mug-e2", "mug-e2", "mug-e4"], keys);
        Assert.Single(stage.Endpoint.Attempts.Where(a => a.Key == "mug-e2").Select(a => a.Body).Distinct());
    }

    [Fact]
    public async Task A_fact_that_is_never_taken_becomes_a_dead_letter_and_the_next_goes_on()
    {
        await using var stage = await FeedStage.Start(options: o => o.Attempts = 3);
        var dead = true;
        stage.Endpoint.Answer = a => a.Type == FactTypes.DropOpened && dead ? "No answer within 10 s." : null;
        await stage.Open();
        await stage.Buy("v1");
        await stage.Until(() => stage.Endpoint.Taken.Length == 2);
        var letter = Assert.Single((await stage.Deliveries()).DeadLetters);
        Assert.Equal((2, "drop.opened", 3, "No answer within 10 s."), (letter.Sequence, letter.Type, letter.Attempts, letter.LastError));
        Assert.Equal(["mug-e1", "mug-e4"], stage.Endpoint.Taken);

        await stage.Cluster.Forget(stage.Feed);
        Assert.Equal(4, Assert.Single((await stage.Feed.Resend(RoomCluster.Host, "mug-e2")).Value!.DeadLetters).Attempts);
        dead = false;
        Assert.Empty((await stage.Feed.Resend(RoomCluster.Host, "mug-e2")).Value!.DeadLetters);
        Assert.Equal(["mug-e1", "mug-e4", "mug-e2"], stage.Endpoint.Taken);
        Assert.Equal(3, (await stage.Deliveries()).Delivered);
        Assert.Equal(RefusalReason.DeliveryUnknown, (await stage.Feed.Resend(RoomCluster.Host, "mug-e2")).Refusal!.Reason);
    }

    [Fact]
    public async Task A_dead_letter_may_be_given_up()
    {
        await using var stage = await FeedStage.Start(options: o => o.Attempts = 1);
        stage.Endpoint.Answer = _ => "The endpoint answered 410.";
        await stage.Open();
        await stage.Until(async () => (await stage.Deliveries()).DeadLetters.Length == 2, Step);
        Assert.Equal("mug-e2", SalesBook.KeyOf(new DropId("mug"), Assert.Single((await stage.Feed.Discard(RoomCluster.Host, "mug-e1")).Value!.DeadLetters).Sequence));
        Assert.Equal(RefusalReason.DeliveryUnknown, (await stage.Feed.Discard(RoomCluster.Host, "mug-e1")).Refusal!.Reason);
        await stage.Cluster.Forget(stage.Feed);
        Assert.Single((await stage.Deliveries()).DeadLetters);
    }

    [Fact]
    public async Task With_as_many_dead_letters_as_are_kept_nothing_more_is_sent_until_one_is_gone()
    {
        await using var stage = await FeedStage.Start(options: o => o.Attempts = 1);
        stage.Endpoint.Answer = _ => "The endpoint answered 500.";
        var now = stage.Cluster.Time.GetUtcNow();
        var restocks = Enumerable.Range(0, 1_100).Select(i => new DropRestocked(now, new OperationId($"o{i}"), RoomCluster.Host.Id, 1));
        await stage.Cluster.AppendBehind(
            new JournalKey("drop", "mug"), DropJson.Encode([new DropCreated(now, RoomCluster.DropSettings("mug", "mugs", 1)), .. restocks]));
        await stage.Until(async () => (await stage.Deliveries()).DeadLetters.Length == 1_000, Step);
        var view = await stage.Deliveries();
        Assert.Equal((1_000, 101, 0), (stage.Endpoint.Attempts.Length, view.Pending, view.Delivered));
        Assert.StartsWith("1,000 dead letters", view.LastError, StringComparison.Ordinal);

        await stage.Feed.Discard(RoomCluster.Host, "mug-e1");
        await stage.Until(() => stage.Endpoint.Attempts.Length == 1_001);
        stage.Endpoint.Answer = _ => null;
        await stage.Feed.Resend(RoomCluster.Host, "mug-e2");
        await stage.Until(async () => (await stage.Deliveries()) is { Pending: 0, Delivered: 101, LastError: null }, Step);
    }

    [Fact]
    public async Task Nothing_is_sent_without_an_endpoint_and_only_what_happens_after_one_is_there()
    {
        await using var stage = await FeedStage.Start(webhook: false);
        await stage.Open();
        await stage.Buy("v1");
        var view = await stage.Deliveries();
        Assert.Equal((null, 0, 0), (view.Url, view.Delivered, view.Pending));
        await stage.Until(async () => await stage.Cluster.Reminders(stage.Feed) == 0, Step);

        stage.Cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await stage.SetWebhook();
        await stage.Buy("v2");
        await stage.Until(() => stage.Endpoint.Taken.Length == 1);
        Assert.Equal("order.confirmed", Assert.Single(stage.Endpoint.Attempts).Type);

        Assert.Null((await stage.Cluster.CreatorGrain("ana").RemoveWebhook(RoomCluster.Host)).Refusal);
        await stage.Buy("v3");
        Assert.Null((await stage.Deliveries()).Url);
        Assert.Single(stage.Endpoint.Attempts);
    }

    [Fact]
    public async Task Deliveries_are_the_creators_alone()
    {
        await using var stage = await FeedStage.Start();
        await stage.Open();
        var stranger = new Actor(new ViewerId("eve"), Role.Creator);
        Assert.Equal(RefusalReason.NotDropOwner, (await stage.Feed.Describe(stranger)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDropOwner, (await stage.Feed.Resend(stranger, "mug-e1")).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDropOwner, (await stage.Feed.Discard(stranger, "mug-e1")).Refusal!.Reason);
        Assert.Null((await stage.Feed.Describe(new Actor(new ViewerId("op"), Role.Operator))).Refusal);
        var nowhere = stage.Cluster.Silos.Client.GetGrain<Grains.Webhooks.IMerchantFeedGrain>("nowhere");
        Assert.Equal(RefusalReason.DropUnknown, (await nowhere.Describe(stranger)).Refusal!.Reason);
    }

    [Fact]
    public async Task A_lost_nudge_heals_by_the_reminder()
    {
        await using var stage = await FeedStage.Start();
        await stage.Open();
        await stage.Until(() => stage.Endpoint.Taken.Length == 2);
        await stage.Cluster.Forget(stage.Feed);
        var closed = new DropClosed(stage.Cluster.Time.GetUtcNow());
        await stage.Cluster.AppendBehind(new JournalKey("drop", "mug"), DropJson.Encode([closed]));
        await stage.Until(() => Task.FromResult(stage.Endpoint.Taken.Length == 3), TimeSpan.FromSeconds(20));
        Assert.Equal("drop.closed", stage.Endpoint.Attempts[^1].Type);
    }
}
