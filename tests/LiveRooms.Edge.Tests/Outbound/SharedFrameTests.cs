using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class SharedFrameTests
{
    [Fact]
    public void A_frame_is_encoded_once_for_each_protocol_however_many_viewers_there_are()
    {
        var json = new CountingProtocol(new JsonHubProtocol());
        var packed = new CountingProtocol(new MessagePackHubProtocol());
        using var bench = new RoundBench(encoder: new FrameEncoder([json, packed]));
        for (var i = 0; i < 60; i++)
            bench.Join(RealConnection(i % 2 == 0 ? json : packed), i);
        for (var tick = 1; tick <= 3; tick++)
        {
            bench.Publish((FeedEventKind.DropOpened, 0));
            Assert.Equal((60, 0), bench.Send());
            Assert.Equal((tick, tick), (json.Encoded, packed.Encoded));
        }
    }

    [Fact]
    public void Sending_a_shared_frame_allocates_nothing_for_each_viewer()
    {
        // Allocation is counted on this thread, not timed: what a round costs must not depend on how many it serves.
        Assert.Equal(Allocated(viewers: 2_000), Allocated(viewers: 10_000));
    }

    [Fact]
    public async Task Who_lost_events_of_its_own_while_a_tick_went_on_starts_over_with_one_frame_for_all_and_nobody_else_does()
    {
        var json = new CountingProtocol(new JsonHubProtocol());
        using var bench = new RoundBench(
            encoder: new FrameEncoder([json, new MessagePackHubProtocol()]), shape: new AudienceShape(PerPartition: 100, MostPartitions: 1, Stretch: 1));
        for (var viewer = 1; viewer <= 20; viewer++)
            bench.Join(new Sink(), viewer);
        bench.Publish((FeedEventKind.DropOpened, 0), (FeedEventKind.Expired, 20));
        var tick = bench.Begin();
        var place = bench.Place;

        // The first was served; before the others are, more of the first ten's events come than are kept: the last one's goes too.
        bench.Publish([.. Enumerable.Range(0, 600).Select(i => (FeedEventKind.Expired, 1 + (i % 10)))]);
        bench.RunAll();
        var result = await tick;

        Assert.Equal((20, 0), (result.Sent, result.Personal));
        Assert.Equal(2, json.Encoded);
        List<ViewerLane> lanes = [];
        bench.Audience.CopyTo(lanes);
        Assert.Equal(10, lanes.Count(lane => lane.Place == bench.Place));
        Assert.Equal(10, lanes.Count(lane => lane.Place == place));
        // The first has lost some too; the nine others go on.
        Assert.Equal((10, 0), bench.Send());
        Assert.Equal(4, json.Encoded);
        Assert.All(lanes, lane => Assert.Equal(bench.Place, lane.Place));
    }

    [Fact]
    public void A_connection_that_may_reconnect_keeps_messages_that_outlive_their_frame()
    {
        var pool = new CountingPool();
        var frame = new OutboundFrame(Frames.EncoderOver(pool), new("show-1", 1, 2, 3, 4));
        var lasting = frame.Lasting();
        Assert.Same(lasting, frame.Lasting());
        frame.Release();
        Assert.Equal(3, FakeLink.Read(lasting).Through);
        Assert.Equal((0, 0), (pool.Out, pool.Wrong));
    }

    private static long Allocated(int viewers)
    {
        using var bench = new RoundBench(shape: new AudienceShape(500, 4, 256));
        for (var i = 0; i < viewers; i++)
            bench.Join(new Sink(), i);
        var cost = 0L;
        for (var round = 0; round < 4; round++)
        {
            bench.Publish((FeedEventKind.DropOpened, 0));
            var tick = bench.Begin();
            var before = GC.GetAllocatedBytesForCurrentThread();
            bench.RunAll();
            cost = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal((viewers, 4), (tick.GetAwaiter().GetResult().Sent, bench.Parts));
        }
        return cost;
    }

    private static HubConnectionContext RealConnection(IHubProtocol protocol)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var connection = new DefaultConnectionContext(Guid.NewGuid().ToString("n")) { Transport = new Duplex(pipe.Reader, pipe.Writer) };
        return new HubConnectionContext(connection, new HubConnectionContextOptions(), NullLoggerFactory.Instance) { Protocol = protocol };
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Counts the messages it encodes.</summary>
    private sealed class CountingProtocol(IHubProtocol inner) : IHubProtocol
    {
        public int Encoded { get; private set; }

        public string Name => inner.Name;

        public int Version => inner.Version;

        public TransferFormat TransferFormat => inner.TransferFormat;

        public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

        public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
        {
            Encoded++;
            return inner.GetMessageBytes(message);
        }

        public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
        {
            Encoded++;
            inner.WriteMessage(message, output);
        }

        public bool TryParseMessage(
            ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) =>
            inner.TryParseMessage(ref input, binder, out message);
    }

    private sealed class Sink : IViewerOutlet
    {
        public HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter) =>
            frame.Framed(encoding).IsEmpty ? HandOver.Closed : HandOver.Sent;

        public void Abort()
        {
        }
    }
}
