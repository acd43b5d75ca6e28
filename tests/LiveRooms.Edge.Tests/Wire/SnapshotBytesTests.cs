using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Tests.Wire;

/// <summary>Snapshots, whose parts are written once for all who join at a place, leave as if each were written by itself.</summary>
public sealed class SnapshotBytesTests
{
    private static readonly IHubProtocol[] Plain =
    [
        new CodedHubProtocol(new JsonHubProtocol(Options.Create(PlainJson()))), new CodedHubProtocol(new MessagePackHubProtocol()),
    ];

    [Theory, BothWires]
    public async Task A_reply_leaves_byte_by_byte_as_if_nothing_were_shared(Hub.Wire wire)
    {
        await using var bench = await HubBench.Start();
        var protocol = Protocol(bench, wire);
        var plain = Plain.Single(p => p.Name == protocol.Name);
        var feed = new RelayFeed(Make.Show, 64);
        feed.Apply(Make.Reset(0, Make.Room(), lines: []));
        Same(Reply(feed, 0));
        feed.Apply(Make.Page(
            40, Make.Room(Make.ShowView(version: 2), audience: 12, hearts: 34, drops: [Make.DropView(version: 7), Make.DropView("drop-2")]),
            lines: [.. Enumerable.Range(1, 40).Select(i => Make.Line(i, i))]));
        for (var second = 0; second < 3; second++)
            Same(Reply(feed, second));
        feed.Apply(Make.Page(41, lines: [Make.Line(41, 41) with { Line = Make.Line(41, 41).Line with { Text = "\"<é🙂>\u2028&'+" } }]));
        Same(Reply(feed, 4));
        Same(new JoinReply(null, Reply(feed, 5).Snapshot! with { Counters = new Counters(7, new Dictionary<string, long>()) }, [], true, null));
        Same(new JoinReply(null, Reply(feed, 6).Snapshot! with { Chat = [] }, [], true, null));
        Same(new JoinReply(new Problem(1007, "no", true, 5), null, null, false, null));
        Same(feed.ResetFrame(Make.Start));

        void Same(object message)
        {
            HubMessage hub = message is RoomFrame ? new InvocationMessage(HubMethods.Frame, [message]) : CompletionMessage.WithResult("1", message);
            Assert.Equal(plain.GetMessageBytes(hub).ToArray(), protocol.GetMessageBytes(hub).ToArray());
        }
    }

    [Theory, BothWires]
    public async Task A_reply_costs_little_memory_however_much_was_said(Hub.Wire wire)
    {
        await using var bench = await HubBench.Start();
        var protocol = Protocol(bench, wire);
        var feed = new RelayFeed(Make.Show, 256);
        feed.Apply(Make.Reset(100, lines: [.. Enumerable.Range(1, 100).Select(i => Make.Line(i, i))]));
        var output = new System.Buffers.ArrayBufferWriter<byte>(1 << 16);
        for (var warm = 0; warm < 100; warm++)
            Write(warm);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var second = 0; second < 100; second++)
            Write(second);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 1_000);
        Assert.True(output.WrittenCount > 5_000);

        void Write(int second)
        {
            output.ResetWrittenCount();
            protocol.WriteMessage(CompletionMessage.WithResult("1", Reply(feed, second)), output);
        }
    }

    private static JoinReply Reply(RelayFeed feed, int second) =>
        new(null, feed.Snapshot(Make.Start.AddSeconds(second)), [], false, new ViewerCard("viewer-1", "Ada", "viewer"));

    private static IHubProtocol Protocol(HubBench bench, Hub.Wire wire) => bench.Services.GetServices<IHubProtocol>()
        .Single(protocol => string.Equals(protocol.Name, wire.ToString(), StringComparison.OrdinalIgnoreCase));

    private static JsonHubProtocolOptions PlainJson()
    {
        var options = new JsonHubProtocolOptions();
        options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, new ProtocolJsonContext());
        return options;
    }
}
