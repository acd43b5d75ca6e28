using CsCheck;
using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Rooms;

public sealed class UpdateQueueTests
{
    private const int Limit = 8;

    private static readonly RoomState State = TheState();

    private static RoomState TheState()
    {
        var view = new RoomView(Samples.ShowId);
        view.Apply(Samples.Joined());
        return view.State!;
    }

    private static RoomUpdate.Event Event(long sequence) => new RoomUpdate.Event(new RoomEvent(sequence, RoomEventKinds.DropOpened, 1));

    private static RoomUpdate.Chat Chat(long number, int skipped = 0) => new RoomUpdate.Chat([Samples.Line(number)], skipped);

    private static UpdateQueue Filled(params IEnumerable<RoomUpdate> updates)
    {
        var queue = new UpdateQueue(Limit);
        foreach (var update in updates)
        {
            queue.Post(update, () => State);
        }

        return queue;
    }

    private static List<RoomUpdate> Drain(UpdateQueue queue)
    {
        List<RoomUpdate> all = [];
        while (queue.TryTake(out var update))
        {
            all.Add(update);
        }

        return all;
    }

    [Fact]
    public void The_latest_replaces_an_unread_older_one_of_the_same_thing()
    {
        var queue = Filled(
            new RoomUpdate.Numbers(Samples.Counters(1)), new RoomUpdate.Drop(Samples.Drop("a", 1)), Event(1),
            new RoomUpdate.Drop(Samples.Drop("b", 1)), new RoomUpdate.Show(Samples.Show(1)),
            new RoomUpdate.Drop(Samples.Drop("a", 2)), new RoomUpdate.Numbers(Samples.Counters(2)), new RoomUpdate.Show(Samples.Show(2)));
        Assert.Collection(
            Drain(queue),
            update => Assert.Equal(2, Assert.IsType<RoomUpdate.Numbers>(update).Value.Audience),
            update => Assert.Equal(new RoomUpdate.Drop(Samples.Drop("a", 2)), update),
            update => Assert.Equal(Event(1), update),
            update => Assert.Equal(new RoomUpdate.Drop(Samples.Drop("b", 1)), update),
            update => Assert.Equal(new RoomUpdate.Show(Samples.Show(2)), update));
    }

    [Fact]
    public void A_latest_that_was_read_is_not_replaced_but_followed()
    {
        var queue = Filled(new RoomUpdate.Drop(Samples.Drop("a", 1)));
        Drain(queue);
        queue.Post(new RoomUpdate.Drop(Samples.Drop("a", 2)), () => State);
        Assert.Equal([new RoomUpdate.Drop(Samples.Drop("a", 2))], Drain(queue));
    }

    [Fact]
    public void At_the_bound_the_oldest_chat_goes_first_and_is_counted()
    {
        var queue = Filled([Event(1), Chat(1, skipped: 5), Chat(2), .. Enumerable.Range(2, Limit - 3).Select(n => Event(n)), Event(99)]);
        var all = Drain(queue);
        Assert.Equal(Limit, all.Count);
        var chat = Assert.IsType<RoomUpdate.Chat>(all[1]);
        Assert.Equal((2L, 6), (chat.Lines[0].Number, chat.Skipped));
        Assert.Equal(Event(99), all[^1]);
    }

    [Fact]
    public void Chat_skipped_when_none_is_left_is_told_with_the_next_line()
    {
        var queue = Filled([Chat(1), .. Enumerable.Range(1, Limit).Select(n => Event(n))]);
        Assert.All(Drain(queue), update => Assert.IsType<RoomUpdate.Event>(update));
        queue.Post(Chat(2), () => State);
        Assert.Equal(1, Assert.IsType<RoomUpdate.Chat>(Assert.Single(Drain(queue))).Skipped);
    }

    [Fact]
    public void Only_critical_left_gives_way_to_one_resync_and_news_goes_on()
    {
        var queue = Filled([.. Enumerable.Range(1, Limit + 1).Select(n => Event(n)), Event(50), Chat(1)]);
        Assert.Collection(
            Drain(queue),
            update => Assert.Equal(new RoomUpdate.Resync(State, Limit + 1), update),
            update => Assert.Equal(Event(50), update),
            update => Assert.IsType<RoomUpdate.Chat>(update));
    }

    [Fact]
    public void A_resync_that_is_thrown_away_itself_counts_what_it_stood_for()
    {
        var queue = Filled(Enumerable.Range(1, (2 * Limit) + 1).Select(n => Event(n)));
        Assert.Equal((2 * Limit) + 1, Assert.IsType<RoomUpdate.Resync>(Assert.Single(Drain(queue))).Lost);
    }

    [Fact]
    public void A_change_of_the_connection_outlives_a_resync()
    {
        var closed = new RoomUpdate.Connection(ConnectionPhase.Closed, Samples.Refusal(ProblemCode.ShowEnded));
        var all = Drain(Filled([.. Enumerable.Range(1, Limit).Select(n => Event(n)), closed]));
        Assert.IsType<RoomUpdate.Resync>(all[0]);
        Assert.Equal(closed, all[1]);
    }

    [Fact]
    public async Task What_is_unread_when_nothing_follows_can_still_be_read()
    {
        var cancel = TestContext.Current.CancellationToken;
        var queue = Filled(Event(1));
        queue.Complete();
        queue.Complete();
        Assert.True(await queue.WaitAsync(cancel));
        Assert.Equal([Event(1)], Drain(queue));
        Assert.False(await queue.WaitAsync(cancel));
    }

    [Fact]
    public void However_slow_the_reader_it_gets_every_critical_update_or_a_resync_and_every_line_or_its_count()
    {
        var resyncs = 0;
        var skips = 0;
        Gen.Int[0, 9].Array[0, 200].Sample(
            steps =>
            {
                var queue = new UpdateQueue(Limit);
                List<RoomUpdate> read = [];
                long events = 0;
                long lines = 0;
                foreach (var step in steps)
                {
                    switch (step)
                    {
                        case < 4:
                            queue.Post(Event(++events), () => State);
                            break;
                        case < 7:
                            queue.Post(Chat(++lines), () => State);
                            break;
                        case 7:
                            queue.Post(new RoomUpdate.Numbers(Samples.Counters(events)), () => State);
                            break;
                        default:
                            if (queue.TryTake(out var update))
                            {
                                read.Add(update);
                            }

                            break;
                    }
                }

                var unread = Drain(queue);
                Assert.InRange(unread.Count, 0, Limit);
                read.AddRange(unread);
                queue.Post(Chat(++lines), () => State);
                read.AddRange(Drain(queue));
                var resynced = read.OfType<RoomUpdate.Resync>().Any();
                var told = read.OfType<RoomUpdate.Event>().Select(update => update.Value.Sequence).ToList();
                Assert.Equal(told.Order().Distinct(), told);
                var heard = read.OfType<RoomUpdate.Chat>().ToList();
                Assert.Equal(heard.Select(chat => chat.Lines[0].Number).Order().Distinct(), heard.Select(chat => chat.Lines[0].Number));
                if (!resynced)
                {
                    Assert.Equal(events, told.Count);
                    Assert.Equal(lines, heard.Sum(chat => chat.Lines.Count + chat.Skipped));
                }

                resyncs += resynced ? 1 : 0;
                skips += heard.Any(chat => chat.Skipped > 0) ? 1 : 0;
            },
            iter: 2_000, threads: 1);
        Assert.True(resyncs > 100 && skips > 100, $"{resyncs} resyncs, {skips} with skipped chat");
    }
}
