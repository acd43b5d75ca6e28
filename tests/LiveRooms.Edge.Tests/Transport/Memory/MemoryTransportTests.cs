using System.Security.Claims;
using System.Text;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport.Memory;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Memory;

public sealed class MemoryTransportTests
{
    private static readonly ClaimsPrincipal _user =
        new(new ClaimsIdentity([new Claim("sub", "viewer-1"), new Claim("name", "Ada"), new Claim("role", "viewer")], "test"));

    [Theory, BothWires]
    public async Task What_viewers_say_is_made_once_and_said_by_each(Hub.Wire wire)
    {
        await using var bench = await HubBench.Start();
        bench.Grains.Show().Update(room => room with { Drops = [Make.DropView()] });
        var transport = bench.Services.GetRequiredService<MemoryTransport>();
        var say = wire == Hub.Wire.Json ? transport.Json : transport.MessagePack;
        ReadOnlyMemory<byte>[] messages =
        [
            say.Handshake, say.Join(new JoinRequest("show-1")), say.Ping, say.React(new ReactRequest("heart", 2), "heart"),
            say.Chat(new ChatRequest("op-1", "hello")), say.Reserve(new ReserveRequest("drop-1", "op-2", 1)), say.Leave(),
        ];
        TestViewer[] viewers = [new(), new()];
        foreach (var viewer in viewers)
        {
            transport.Connect(_user, viewer);
            foreach (var message in messages)
            {
                Assert.True(viewer.Send(message));
                if (!message.Equals(say.Ping))
                    Assert.DoesNotContain("error", await viewer.Message(), StringComparison.Ordinal);
            }
        }
        Assert.Equal(2, bench.Grains.Drop().Batches.SelectMany(batch => batch).Count());
        Assert.Equal(2, transport.Connected);
        foreach (var viewer in viewers)
        {
            viewer.Close();
            await viewer.Closed;
        }
        Assert.Equal(0, transport.Connected);
    }

    [Fact]
    public async Task The_end_of_the_edge_is_told_to_viewers_in_memory()
    {
        await using var bench = await HubBench.Start();
        var transport = bench.Services.GetRequiredService<MemoryTransport>();
        var viewer = new TestViewer();
        transport.Connect(_user, viewer);
        viewer.Send(transport.Json.Handshake);
        await viewer.Message();
        await bench.Stop();
        await viewer.Closed;
        Assert.Contains("\"type\":7", await viewer.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_viewers_hold_up_none_of_a_crowd()
    {
        await using var bench = await HubBench.Start();
        var transport = bench.Services.GetRequiredService<MemoryTransport>();
        var join = transport.MessagePack.Join(new JoinRequest("show-1"));
        using var seen = new CountdownEvent(900);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var i = 0; i < 1_000; i++)
        {
            var slow = i % 10 == 0;
            var viewer = new TestViewer();
            viewer.Reads = frame =>
            {
                if (!slow && Encoding.UTF8.GetString(frame.Span).Contains(RoomEventKinds.DropOpened, StringComparison.Ordinal) && seen.Signal())
                    done.SetResult();
                return !slow;
            };
            transport.Connect(_user, viewer);
            viewer.Send(transport.MessagePack.Handshake);
            viewer.Send(join);
            await viewer.Message();
            await viewer.Message();
        }
        await bench.Grains.Show().Reported(r => r.Audience == 1_000);
        bench.Grains.Show().Publish(FeedEventKind.DropOpened);
        await done.Task.Soon();
    }

    [Fact]
    public void A_viewer_connects_once_and_not_before_it_is_told_to()
    {
        var viewer = new TestViewer();
        Assert.Throws<InvalidOperationException>(() => viewer.Send(default));
        viewer.Attach(new MemoryConnection(_user, viewer, static () => { }));
        Assert.Throws<InvalidOperationException>(() => viewer.Attach(new MemoryConnection(_user, viewer, static () => { })));
    }
}
