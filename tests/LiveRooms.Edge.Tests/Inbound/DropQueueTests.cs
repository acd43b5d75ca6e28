using System.Collections.Concurrent;
using System.Diagnostics;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Tests.Inbound;

public sealed class DropQueueTests
{
    private static readonly DropId Drop = new("drop-1");
    private static readonly ShowId Show = new("show-1");
    private readonly FakeGrains _grains = new();
    private readonly HandClock _clock = new();
    private readonly GatewayLosses _losses = new();
    private readonly Queue<TaskCompletionSource> _gates = new();

    [Fact]
    public async Task What_arrives_while_a_call_is_under_way_goes_out_together_in_order()
    {
        var desk = Desk();
        var gate = Hold();
        var first = desk.Ask(Drop, Show, Request(0));
        await Called(1);
        var others = Enumerable.Range(1, 2_500).Select(i => desk.Ask(Drop, Show, Request(i))).ToArray();
        gate.SetResult();
        await Task.WhenAll([first, .. others]).Soon();

        Assert.Equal([1, 1_000, 1_000, 500], Fake.Batches.Select(b => b.Count));
        Assert.Equal(Enumerable.Range(0, 2_501).Select(i => $"op-{i}"), Fake.Batches.SelectMany(b => b).Select(r => r.Operation.Value));
    }

    [Fact]
    public async Task A_batch_is_in_the_trace_of_the_first_of_its_requests_that_is_kept_and_linked_to_the_others()
    {
        using var source = new ActivitySource("LiveRooms.Edge.Tests.Queue");
        var batches = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = heard => heard.Name == source.Name || heard.Name == EdgeTracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped =>
            {
                if (stopped.OperationName == "drop.batch" && Equals(stopped.GetTagItem("liverooms.show"), "traced"))
                    batches.Enqueue(stopped);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var desk = Desk();
        var traces = new List<ActivityContext>();
        await Ask(0);
        var gate = Hold();
        var held = Ask(1);
        await Called(2);
        var others = new[] { desk.Ask(Drop, new ShowId("traced"), Request(2)), Ask(3), Ask(4) };
        gate.SetResult();
        await Task.WhenAll([held, .. others]).Soon();

        Assert.Equal([traces[0].SpanId, traces[1].SpanId, traces[2].SpanId], batches.Select(batch => batch.ParentSpanId));
        Assert.Equal([traces[0].TraceId, traces[1].TraceId, traces[2].TraceId], batches.Select(batch => batch.TraceId));
        Assert.Equal([traces[3]], batches.Last().Links.Select(link => link.Context));

        Task<DropReceipt> Ask(int number)
        {
            using var call = source.StartActivity($"call {number}", ActivityKind.Server, parentContext: default);
            traces.Add(call!.Context);
            return desk.Ask(Drop, new ShowId("traced"), Request(number));
        }
    }

    [Fact]
    public async Task Each_request_gets_the_receipt_of_its_own()
    {
        var desk = Desk();
        Fake.OnAct = batch => Task.FromResult(DropReceipts.Of(batch.Select(r => r.Value % 2 == 0
            ? new DropReceipt(null, Make.Reservation(r.Value))
            : new DropReceipt(new Refusal(RefusalReason.SoldOut, "none left"), null))));
        var receipts = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => desk.Ask(Drop, Show, Request(i))))).Soon();
        for (var i = 0; i < receipts.Length; i++)
        {
            Assert.Equal(i % 2 == 0 ? i : null, receipts[i].Reservation?.Number);
            Assert.Equal(i % 2 == 0 ? null : RefusalReason.SoldOut, receipts[i].Refusal?.Reason);
        }
    }

    [Fact]
    public async Task At_the_bound_a_request_is_refused_and_those_before_it_are_not()
    {
        var desk = Desk(new EdgeOptions { MaxWaitingRequests = 3 });
        var gate = Hold();
        var first = desk.Ask(Drop, Show, Request(0));
        await Called(1);
        var waiting = Enumerable.Range(1, 3).Select(i => desk.Ask(Drop, Show, Request(i))).ToArray();
        Assert.Equal(RefusalReason.Busy, (await desk.Ask(Drop, Show, Request(4))).Refusal!.Reason);
        gate.SetResult();
        Assert.All(await Task.WhenAll([first, .. waiting]).Soon(), receipt => Assert.Null(receipt.Refusal));
    }

    [Fact]
    public async Task A_call_that_fails_goes_again_with_the_same_operation_ids()
    {
        var desk = Desk();
        var failures = 3;
        Fake.OnAct = batch => --failures >= 0
            ? Task.FromException<DropReceipts>(new TimeoutException())
            : Task.FromResult(DropReceipts.Of(batch.Select(FakeDrop.Held)));
        var asked = desk.Ask(Drop, Show, Request(7));
        foreach (var pause in new[] { 50, 100, 200 })
            await _clock.Pass(TimeSpan.FromMilliseconds(pause));

        Assert.Null((await asked.Soon()).Refusal);
        Assert.Equal(4, Fake.Batches.Count);
        Assert.All(Fake.Batches, batch => Assert.Equal("op-7", Assert.Single(batch).Operation.Value));
    }

    [Fact]
    public async Task An_answer_of_the_wrong_length_is_a_failure_like_any_other()
    {
        var desk = Desk();
        var wrong = true;
        Fake.OnAct = batch =>
        {
            var receipts = DropReceipts.Of(wrong ? [] : batch.Select(FakeDrop.Held));
            wrong = false;
            return Task.FromResult(receipts);
        };
        var asked = desk.Ask(Drop, Show, Request(1));
        await _clock.Pass(TimeSpan.FromMilliseconds(50));
        Assert.Null((await asked.Soon()).Refusal);
    }

    [Fact]
    public async Task When_patience_ends_all_who_waited_that_long_are_refused_and_later_ones_get_their_turn()
    {
        var options = new EdgeOptions();
        var desk = Desk(options);
        var down = true;
        Fake.OnAct = batch => down
            ? Task.FromException<DropReceipts>(new TimeoutException())
            : Task.FromResult(DropReceipts.Of(batch.Select(FakeDrop.Held)));
        var first = desk.Ask(Drop, Show, Request(0));
        await _clock.Waiting(TimeSpan.FromMilliseconds(50));
        var behind = Enumerable.Range(1, 5).Select(i => desk.Ask(Drop, Show, Request(i))).ToArray();
        _clock.Advance(options.Patience);
        await _clock.Waiting(TimeSpan.FromMilliseconds(100));
        var late = desk.Ask(Drop, Show, Request(9));
        _clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.All(await Task.WhenAll([first, .. behind]).Soon(), r => Assert.Equal(RefusalReason.StoreUnavailable, r.Refusal!.Reason));
        await _clock.Waiting(TimeSpan.FromMilliseconds(50));
        down = false;
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Null((await late.Soon()).Refusal);
    }

    [Fact]
    public async Task A_store_that_stays_away_is_waited_for_once_and_then_known_until_it_answers()
    {
        var options = new EdgeOptions();
        var desk = Desk(options);
        var away = true;
        Fake.OnAct = batch => away
            ? Task.FromException<DropReceipts>(new JournalUnavailableException("away"))
            : Task.FromResult(DropReceipts.Of(batch.Select(FakeDrop.Held)));
        var first = desk.Ask(Drop, Show, Request(0));
        await _clock.Waiting(TimeSpan.FromMilliseconds(50));
        _clock.Advance(options.StorePatience);
        await _clock.Waiting(TimeSpan.FromMilliseconds(100));
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        foreach (var asked in new[] { first, desk.Ask(Drop, Show, Request(1)), desk.Ask(new DropId("drop-1"), new ShowId("west"), Request(2)) })
        {
            var refusal = (await asked.Soon()).Refusal!;
            Assert.Equal((RefusalReason.StoreUnavailable, true, true), (refusal.Reason, refusal.Retryable, refusal.RetryAfter > TimeSpan.Zero));
        }

        away = false;
        Assert.Null((await desk.Ask(Drop, Show, Request(1)).Soon()).Refusal);
        away = true;
        var again = desk.Ask(Drop, Show, Request(3));
        await _clock.Waiting(TimeSpan.FromMilliseconds(50));
        away = false;
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Null((await again.Soon()).Refusal);
    }

    [Fact]
    public async Task A_batch_says_the_highest_version_that_anybody_in_it_has_seen()
    {
        var desk = Desk();
        var gate = Hold();
        var first = desk.Ask(Drop, Show, Request(0), seen: 7);
        await Called(1);
        Task<DropReceipt>[] others = [desk.Ask(Drop, Show, Request(1), seen: 3), desk.Ask(Drop, Show, Request(2), seen: 9), desk.Ask(Drop, Show, Request(3))];
        gate.SetResult();
        await Task.WhenAll([first, .. others]).Soon();
        Assert.Equal([7L, 9], Fake.Batches.Select(batch => batch.Seen));
    }

    [Fact]
    public async Task A_drop_whose_store_lost_something_is_not_asked_again_and_refuses_for_good()
    {
        var desk = Desk(new EdgeOptions());
        Fake.OnAct = _ => Task.FromException<DropReceipts>(new JournalWentBackException(new JournalKey("drop", "drop-1"), "gone"));
        var receipts = await Task.WhenAll(desk.Ask(Drop, Show, Request(1)), desk.Ask(Drop, Show, Request(2))).Soon();
        Assert.All(receipts, r => Assert.Equal((RefusalReason.StoreWentBack, false), (r.Refusal!.Reason, r.Refusal.Retryable)));
    }

    [Fact]
    public async Task What_was_asked_when_a_silo_was_lost_is_asked_again_with_the_same_operations()
    {
        var desk = Desk();
        Hold();
        var receipt = desk.Ask(Drop, Show, Request(1));
        await Called(1);
        _losses.Tell();
        await _clock.Waiting(TimeSpan.FromMilliseconds(50));
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Null((await receipt.Soon()).Refusal);
        Assert.Equal(["op-1", "op-1"], Fake.Batches.SelectMany(b => b).Select(r => r.Operation.Value));
    }

    [Fact]
    public async Task A_queue_that_ran_empty_has_closed_and_the_next_request_opens_another()
    {
        var emptied = new TaskCompletionSource();
        var queue = new DropQueue(
            Fake, Drop, Show, _clock, new EdgeOptions(), new StoreSight(), NullLogger.Instance, _losses, _ => emptied.SetResult());
        await queue.TryAsk(Request(1))!.Soon();
        await emptied.Task.Soon();
        Assert.Null(queue.TryAsk(Request(2)));

        var desk = Desk();
        for (var i = 0; i < 100; i++)
            Assert.Null((await desk.Ask(Drop, Show, Request(i)).Soon()).Refusal);
    }

    private FakeDrop Fake => _grains.Drop();

    private DropDesk Desk(EdgeOptions? options = null) =>
        new(_grains, _clock, Options.Create(options ?? new EdgeOptions()), NullLogger<DropDesk>.Instance, _losses);

    private static DropRequest Request(int number) => new(DropAction.Reserve, new OperationId($"op-{number}"), Make.Viewer(number), number);

    /// <summary>The next call waits until the source is set.</summary>
    private TaskCompletionSource Hold()
    {
        var gate = new TaskCompletionSource();
        _gates.Enqueue(gate);
        Fake.OnAct = async batch =>
        {
            if (_gates.TryDequeue(out var held))
                await held.Task;
            return DropReceipts.Of(batch.Select(FakeDrop.Held));
        };
        return gate;
    }

    private Task Called(int times) => Patience.Until(() => Fake.Batches.Count >= times);
}
