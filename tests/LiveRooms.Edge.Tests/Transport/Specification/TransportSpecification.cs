using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Transport;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>What holds for a viewer's connection, whatever carries it.</summary>
public abstract partial class TransportSpecification
{
    [Fact]
    public async Task A_viewer_joins_and_gets_what_happens_in_the_room()
    {
        await using var bench = await Bench();
        await using var viewer = await Viewer(bench);
        var reply = await viewer.Hub.Join();
        Assert.Equal(("show-1", "viewer-1"), (reply.Snapshot!.Show.ShowId, reply.You!.ViewerId));
        Assert.Equal(IsOurs ? 1 : 0, bench.Services.GetRequiredService<LiveConnections>().Count);
        bench.Grains.Show().Publish(FeedEventKind.DropOpened);
        await viewer.Hub.SeeEvent(1);
        bench.Grains.Show().Publish(FeedEventKind.DropClosed);
        await viewer.Hub.SeeEvent(2);
        Assert.Equal([1, 2], viewer.Hub.Events);
    }

    [Fact]
    public async Task Frames_are_whole_and_in_order_among_the_answers_of_calls_that_run_at_the_same_time()
    {
        const int Rounds = 150;
        await using var bench = await Bench();
        await using var viewer = await Viewer(bench);
        await viewer.Hub.Join();
        var answers = new HashSet<string>();
        var read = viewer.Hub.Until(message =>
        {
            if (message is CompletionMessage answer)
            {
                Assert.Null(answer.Error);
                Assert.True(answers.Add(answer.InvocationId!));
            }
            return answers.Count == 2 * Rounds && viewer.Hub.Events.Count >= Rounds;
        });
        for (var round = 1; round <= Rounds; round++)
        {
            await viewer.Hub.Call<Reply>($"heart-{round}", HubMethods.React, new ReactRequest("heart", 1));
            bench.Grains.Show().Say(new string('x', 300));
            bench.Grains.Show().Publish(FeedEventKind.DropOpened);
            await viewer.Hub.Call<MineReply>($"mine-{round}", HubMethods.Mine);
        }
        await read.Soon();
        Assert.Equal(bench.Grains.Show().Events.Select(e => e.Sequence), viewer.Hub.Events);
    }

    [Fact]
    public async Task A_viewer_who_does_not_read_hinders_nobody_and_gets_each_critical_event_once_when_it_reads_again()
    {
        const int Rounds = 40;
        const int Lines = 60;
        await using var bench = await Bench();
        await using var slow = await Viewer(bench);
        await using var quick = await Viewer(bench, "viewer-2");
        await slow.Hub.Join();
        await quick.Hub.Join();
        var last = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            for (var line = 0; line < Lines; line++)
                bench.Grains.Show().Say(new string('x', 300));
            last = bench.Grains.Show().Publish(FeedEventKind.DropOpened);
            await quick.Hub.SeeEvent(last);
        }
        await slow.Hub.SeeEvent(last);
        var told = bench.Grains.Show().Events.Select(e => e.Sequence);
        Assert.Equal(told, quick.Hub.Events);
        Assert.Equal(told, slow.Hub.Events);
        if (SlownessShows)
            Assert.True(slow.Hub.FrameCount < quick.Hub.FrameCount, $"{slow.Hub.FrameCount} frames of {quick.Hub.FrameCount}");
    }

    [Fact]
    public async Task After_the_answer_to_its_leave_a_viewer_gets_no_frame()
    {
        await using var bench = await Bench();
        await using var viewer = await Viewer(bench);
        await using var other = await Viewer(bench, "viewer-2");
        await viewer.Hub.Join();
        await other.Hub.Join();
        await viewer.Hub.Call<Reply>("leave", HubMethods.Leave);
        await viewer.Hub.Answer("leave");
        var sequence = bench.Grains.Show().Publish(FeedEventKind.DropOpened);
        await other.Hub.SeeEvent(sequence);
        await viewer.Hub.Call<Reply>("again", HubMethods.Leave);
        Assert.IsType<CompletionMessage>(await viewer.Hub.Until(message => message is not PingMessage));
    }

    [Fact]
    public async Task A_viewer_who_changes_its_room_without_reading_gets_all_of_the_new_one_and_nothing_is_kept_for_the_old_one()
    {
        const int Rounds = 20;
        var pool = new CountingPool();
        await using var bench = await Bench(services => services.AddSingleton(Frames.EncoderOver(pool)));
        await using var slow = await Viewer(bench);
        await using var quick = await Viewer(bench, "viewer-2");
        await slow.Hub.Join();
        await quick.Hub.Join();
        await Floods(bench.Grains.Show(), quick);
        await slow.Hub.Call<JoinReply>("change", HubMethods.Join, new JoinRequest("show-2"));
        await bench.Grains.Show("show-2").Reported(r => r.Audience == 1);
        await bench.Grains.Show().Reported(r => r.Audience == 1);
        var before = quick.Hub.Events.ToArray();
        // The first room's begin with lines: none of its events has this number.
        var told = bench.Grains.Show("show-2").Publish(FeedEventKind.ShowLive);
        await Floods(bench.Grains.Show(), quick);
        var answered = false;
        await slow.Hub.Until(message =>
        {
            answered |= message is CompletionMessage { InvocationId: "change" };
            return answered && slow.Hub.Events.Contains(told);
        });
        Assert.Equal(told, slow.Hub.Events[^1]);
        Assert.Equal(before.Take(slow.Hub.Events.Count - 1), slow.Hub.Events.SkipLast(1));

        await slow.Hub.Call<Reply>("leave", HubMethods.Leave);
        await slow.Hub.Answer("leave");
        await quick.Hub.End.Close();
        await bench.Grains.Show().Reported(r => r.Audience == 0);
        await Patience.Until(() => pool.Out == 0);
        Assert.Equal(0, pool.Wrong);

        static async Task Floods(FakeShow show, Connected witness)
        {
            for (var round = 0; round < Rounds; round++)
            {
                for (var line = 0; line < 60; line++)
                    show.Say(new string('x', 300));
                await witness.Hub.SeeEvent(show.Publish(FeedEventKind.DropOpened));
            }
        }
    }

    /// <summary>Over which bytes a viewer comes.</summary>
    protected abstract Hub.Wire Speaks { get; }

    /// <summary>Whether the edge carries it itself.</summary>
    protected virtual bool IsOurs => false;

    /// <summary>Whether what a client does not read is skipped, rather than buffered on the way.</summary>
    protected virtual bool SlownessShows => false;

    /// <summary>Whether the edge is told at once when a client is gone.</summary>
    protected virtual bool NoticesLoss => true;

    /// <summary>Whether what says that the edge is there are messages.</summary>
    protected virtual bool Pings => true;

    /// <summary>The hub protocol's; in the second messages are numbered, and repeated after a reconnect.</summary>
    protected virtual int ProtocolVersion => 1;
}
