using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Viewers;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Tests.Hub;

public sealed class HubRoomTests
{
    [Theory, BothWires]
    public async Task Both_tabs_of_a_viewer_are_told_what_is_for_it_and_another_viewer_is_not(Wire wire)
    {
        await using var bench = await HubBench.Start();
        Guest[] tabs = [await bench.Connect(wire), await bench.Connect(wire)];
        var other = await bench.Connect(wire, "viewer-2");
        foreach (var guest in (Guest[])[.. tabs, other])
            await guest.Join();
        bench.Grains.Show().Publish(FeedEventKind.Promoted, Make.Viewer(1));
        bench.Grains.Show().Publish(FeedEventKind.DropClosed);

        foreach (var tab in tabs)
            Assert.Equal(1, (await tab.FrameWith(RoomEventKinds.Promoted)).Events![0].Sequence);
        var frame = await other.FrameWith(RoomEventKinds.DropClosed);
        Assert.Equal([RoomEventKinds.DropClosed], frame.Events!.Select(e => e.Kind));
    }

    [Fact]
    public async Task A_connection_is_in_one_room_that_of_its_latest_join()
    {
        await using var bench = await HubBench.Start();
        var guest = await bench.Connect();
        await guest.Join("show-1");
        await bench.Grains.Show("show-1").Reported(r => r.Audience == 1);
        await guest.Join("show-2");
        await bench.Grains.Show("show-1").Reported(r => r.Audience == 0);

        bench.Grains.Show("show-1").Publish(FeedEventKind.ShowEnded);
        bench.Grains.Show("show-2").Publish(FeedEventKind.ShowLive);
        Assert.Equal("show-2", (await guest.Frame(_ => true)).ShowId);
    }

    [Fact]
    public async Task A_viewer_that_disconnects_is_out_of_the_room()
    {
        await using var bench = await HubBench.Start();
        var guest = await bench.Connect();
        await guest.Join();
        await bench.Grains.Show().Reported(r => r.Audience == 1);
        await guest.Disconnect();
        await bench.Grains.Show().Reported(r => r.Audience == 0);
    }

    [Theory, BothWires]
    public async Task A_viewer_that_comes_back_resumes_and_is_told_what_it_missed(Wire wire)
    {
        await using var bench = await HubBench.Start();
        var show = bench.Grains.Show();
        var first = await bench.Connect(wire);
        await first.Join();
        show.Publish(FeedEventKind.DropOpened);
        var seen = await first.FrameWith(RoomEventKinds.DropOpened);
        await first.Disconnect();
        show.Publish(FeedEventKind.Expired, Make.Viewer(1));
        var position = new Position(seen.Epoch, seen.Through);

        var second = await bench.Connect(wire);
        var reply = await second.Join(lastSeen: position);
        Assert.True(reply.Resumed);
        var told = reply.Missed!.Count > 0 ? reply.Missed : (await second.FrameWith(RoomEventKinds.Expired)).Events!;
        Assert.Equal([RoomEventKinds.Expired], told.Select(e => e.Kind));
        Assert.Equal("show-1", reply.Snapshot!.Show.ShowId);
    }

    [Fact]
    public async Task Lines_of_one_viewer_keep_their_order_also_while_its_name_is_looked_up()
    {
        await using var bench = await HubBench.Start();
        var name = new TaskCompletionSource<ViewerProfile>();
        bench.Grains.Viewer("viewer-1").OnIntroduce = _ => name.Task;
        var guest = await bench.Connect();
        await guest.Join();
        var lines = Enumerable.Range(1, 4).Select(i => guest.Chat($"op-{i}", $"line {i}")).ToArray();
        name.SetResult(new ViewerProfile("Ada L.", Make.Start));
        Assert.All(await Task.WhenAll(lines).Soon(), reply => Assert.Null(reply.Problem));

        var posts = bench.Grains.Show().Reports.SelectMany(r => r.Lines).ToArray();
        Assert.Equal(["line 1", "line 2", "line 3", "line 4"], posts.Select(p => p.Text));
        Assert.All(posts, post => Assert.Equal("Ada L.", post.Name));
    }

    [Fact]
    public async Task When_the_server_stops_connections_end_without_blame_and_the_counts_are_handed_over()
    {
        var bench = await HubBench.Start();
        var guest = await bench.Connect();
        await guest.Join();
        await guest.React("heart", 9);
        await bench.Stop();

        // Cut without a word, as a machine that goes away: no code says that the client did wrong.
        Assert.DoesNotMatch("\\b10[0-9]{2} ", (await guest.Closed)?.Message ?? "");
        Assert.Equal((0, 9), (bench.Grains.Show().Reports[^1].Audience, bench.Grains.Show().Reports[^1].Totals.Heart));
        await bench.DisposeAsync();
    }
}
