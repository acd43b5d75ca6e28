using System.Net.Sockets;
using System.Text;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Transport.Sockets;

namespace LiveRooms.Edge.Tests.Transport.Sockets;

public sealed class SocketOutletTests
{
    /// <summary>More than the system holds for a viewer, on both sides.</summary>
    private const int Large = 4_000_000;

    [Theory]
    [InlineData(FrameEncoding.Json)]
    [InlineData(FrameEncoding.MessagePack)]
    public async Task A_frame_arrives_as_one_message_in_its_encoding(int encoding)
    {
        await using var pair = await SocketPair.Open();
        var lane = new CountingLane(pair.Viewer, (FrameEncoding)encoding);
        var frame = CountingLane.Frame(7);
        Assert.Equal(HandOver.Sent, lane.Try(frame));
        var message = (await pair.Receive())!.Value;
        Assert.Equal(frame.Message((FrameEncoding)encoding).ToArray(), message.Bytes);
        Assert.Equal((FrameEncoding)encoding == FrameEncoding.Json, message.Type == System.Net.WebSockets.WebSocketMessageType.Text);
        frame.Release();
        Assert.True(CountingLane.IsGone(frame));
        Assert.Equal(0, lane.Told);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Frames_and_own_messages_never_mix_and_each_kind_keeps_its_order(int seed)
    {
        const int Count = 400;
        await using var pair = await SocketPair.Open(window: 32_768);
        var lane = new CountingLane(pair.Viewer);
        var sizes = new Random(seed);
        var own = Enumerable.Range(0, Count).Select(i => Encoding.ASCII.GetBytes($"own {i} {new string('o', Size(sizes))}")).ToArray();
        var frames = Enumerable.Range(0, Count).Select(i => CountingLane.Frame(i, Size(sizes))).ToArray();

        var owner = Task.Run(async () =>
        {
            foreach (var message in own)
                await pair.Write(message);
        }, TestContext.Current.CancellationToken);
        var sender = Task.Run(async () =>
        {
            foreach (var frame in frames)
                Assert.True(await lane.Send(frame));
        }, TestContext.Current.CancellationToken);
        var (nextOwn, nextFrame) = (0, 0);
        while (nextOwn + nextFrame < 2 * Count)
        {
            var message = (await pair.Receive())!.Value.Bytes;
            if (message[0] == 'o')
                Assert.Equal(own[nextOwn++], message);
            else
                Assert.Equal(frames[nextFrame++].Message(FrameEncoding.Json), message);
        }
        await owner.Soon();
        await sender.Soon();

        Assert.True(lane.InFlight > 0 && lane.Busy > 0, $"{lane.InFlight} in flight, {lane.Busy} busy: nothing was in anything's way.");
        Assert.Equal(lane.InFlight + lane.Busy, lane.Told);
        foreach (var frame in frames)
        {
            frame.Release();
            Assert.True(CountingLane.IsGone(frame));
        }
    }

    [Fact]
    public async Task A_stalled_viewers_frame_leaves_when_it_reads_on_and_its_lane_is_told_once()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        var lane = new CountingLane(pair.Viewer);
        var frame = CountingLane.Frame(1, Large);
        Assert.Equal(HandOver.InFlight, lane.Try(frame));
        frame.Release();
        Assert.Equal(0, lane.Told);
        Assert.Equal(Large, (await pair.ReceiveText())!.Count(c => c == 'f') - CountOfF(CountingLane.Frame(1, 0)));
        await lane.BeTold();
        Assert.True(CountingLane.IsGone(frame));
        Assert.Equal(1, lane.Told);
        Assert.Equal(HandOver.Sent, lane.Try(CountingLane.Frame(2)));
    }

    [Fact]
    public async Task A_frame_waits_behind_an_own_message_and_the_other_way_round()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        var lane = new CountingLane(pair.Viewer);
        var first = pair.Write(new byte[Large]);
        Assert.Equal(HandOver.Busy, lane.Try(CountingLane.Frame(1)));
        Assert.Equal(Large, (await pair.Receive())!.Value.Bytes.Length);
        await first;
        await lane.BeTold();

        Assert.Equal(HandOver.InFlight, lane.Try(CountingLane.Frame(2, Large)));
        var second = pair.Write("behind"u8.ToArray());
        Assert.False(second.IsCompleted);
        await pair.Receive();
        Assert.Equal("behind", await pair.ReceiveText());
        await second;
        await lane.BeTold();
    }

    [Fact]
    public async Task A_lane_that_waits_for_a_frame_of_another_room_is_told_too()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        var (left, joined, last) = (new CountingLane(pair.Viewer), new CountingLane(pair.Viewer), new CountingLane(pair.Viewer));
        Assert.Equal(HandOver.InFlight, left.Try(CountingLane.Frame(1, Large)));
        Assert.Equal(HandOver.Busy, joined.Try(CountingLane.Frame(2)));
        Assert.Equal(HandOver.Busy, last.Try(CountingLane.Frame(3)));
        Assert.Equal((0, 1, 0), (left.Told, joined.Told, last.Told));
        await pair.Receive();
        await left.BeTold();
        await last.BeTold();
        Assert.Equal((1, 1, 1), (left.Told, joined.Told, last.Told));
    }

    [Fact]
    public async Task A_cut_while_a_frame_is_in_flight_ends_everything_once()
    {
        for (var round = 0; round < 20; round++)
        {
            await using var pair = await SocketPair.Open(window: 32_768);
            var (lane, other) = (new CountingLane(pair.Viewer), new CountingLane(pair.Viewer));
            var frame = CountingLane.Frame(1, Large);
            Assert.Equal(HandOver.InFlight, lane.Try(frame));
            frame.Release();
            Assert.Equal(HandOver.Busy, other.Try(CountingLane.Frame(2)));
            var own = pair.Write(new byte[100]);
            var read = pair.Next();
            var cuts = Enumerable.Range(0, 3).Select(_ => Task.Run(pair.Viewer.Abort)).ToArray();
            await Task.WhenAll(cuts).Soon();
            await lane.BeTold();
            await other.BeTold();
            Assert.True((await own).IsCompleted);
            Assert.True((await read).IsCompleted);
            await pair.Viewer.DisposeAsync().AsTask().Soon();
            Assert.True(CountingLane.IsGone(frame));
            Assert.Equal((1, 1), (lane.Told, other.Told));
            Assert.Equal(HandOver.Closed, lane.Try(CountingLane.Frame(3)));
            Assert.True((await pair.Write(new byte[1])).IsCompleted);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task A_cut_at_any_moment_ends_everything_once(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 30; round++)
        {
            await using var pair = await SocketPair.Open(window: 32_768);
            var lane = new CountingLane(pair.Viewer);
            var frames = Enumerable.Range(0, 200).Select(i => CountingLane.Frame(i, Size(random))).ToArray();
            var own = Enumerable.Range(0, 200).Select(_ => new byte[Size(random)]).ToArray();
            var (cutAt, cut) = (random.Next(100), new TaskCompletionSource());
            var owner = Task.Run(async () =>
            {
                foreach (var message in own)
                    await pair.Write(message);
            }, TestContext.Current.CancellationToken);
            var sender = Task.Run(async () =>
            {
                for (var i = 0; i < frames.Length; i++)
                {
                    if (i == cutAt)
                        cut.SetResult();
                    if (!await lane.Send(frames[i]))
                        break;
                }
            }, TestContext.Current.CancellationToken);
            var client = Task.Run(async () =>
            {
                while (!cut.Task.IsCompleted)
                    await pair.Receive();
            }, TestContext.Current.CancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            await cut.Task.Soon();
            pair.Viewer.Abort();
            await Task.WhenAll(owner, sender, client).Soon();
            Assert.Equal(lane.InFlight + lane.Busy, lane.Told);
            Assert.All(frames, frame =>
            {
                frame.Release();
                Assert.True(CountingLane.IsGone(frame));
            });
        }
    }

    [Fact]
    public async Task A_client_that_is_gone_is_found_by_sending()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        var lane = new CountingLane(pair.Viewer);
        Assert.Equal(HandOver.InFlight, lane.Try(CountingLane.Frame(1, Large)));
        pair.Socket.Close(timeout: 0);
        await lane.BeTold();
        Assert.Equal(HandOver.Closed, lane.Try(CountingLane.Frame(2)));
        Assert.True(pair.Viewer.IsAborted);
    }

    [Fact]
    public async Task Sending_a_frame_that_leaves_at_once_allocates_nothing()
    {
        await using var pair = await SocketPair.Open(options: new EdgeOptions { SendBufferBytes = 1_048_576 });
        var lane = new CountingLane(pair.Viewer);
        var frame = CountingLane.Frame(1);
        for (var i = 0; i < 100; i++)
            Assert.Equal(HandOver.Sent, lane.Try(frame));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sent = 0;
        for (var i = 0; i < 500; i++)
            sent += lane.Try(frame) == HandOver.Sent ? 1 : 0;
        Assert.Equal((500, 0), (sent, GC.GetAllocatedBytesForCurrentThread() - before));
    }

    [Fact]
    public async Task The_way_of_other_systems_sends_the_same()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        near.Connect(listener.LocalEndpoint);
        near.Blocking = false;
        using var far = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken).AsTask().Soon();
        var (bytes, sent) = (new byte[100_000], 0);
        while (InstantSend.ByPlatform(near, bytes) is > 0 and var count)
            sent += count;
        Assert.True(sent > 0);
        Assert.Equal(0, InstantSend.Send(near, bytes));
        far.Close(timeout: 0);
        await Patience.Until(() => InstantSend.ByPlatform(near, bytes) == InstantSend.Over);
        near.Dispose();
        Assert.Equal(InstantSend.Over, InstantSend.Send(near, bytes));
    }

    private static int CountOfF(OutboundFrame frame) => frame.Message(FrameEncoding.Json).ToArray().Count(b => b == 'f');

    private static int Size(Random random) => random.Next(10) switch
    {
        0 => random.Next(20_000, 60_000),
        1 or 2 => random.Next(2_000, 10_000),
        _ => random.Next(1, 500),
    };
}
