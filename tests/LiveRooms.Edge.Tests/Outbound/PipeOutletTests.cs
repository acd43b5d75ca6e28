#pragma warning disable CA2252 // The feature is a preview of SignalR's; what matters is that it is there.
using System.IO.Pipelines;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.Connections.Abstractions;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class PipeOutletTests
{
    [Fact]
    public async Task Who_is_ended_is_told_why_and_cut_if_it_does_not_go()
    {
        var clock = new HandClock();
        using var link = new FakeLink();
        new PipeOutlet(link).Dismiss(new CloseText(ProblemCode.TooSlow, "Too slow."), clock);
        Assert.Equal("1012 Too slow.", await link.Closing.Task.Soon());
        Assert.False(link.ConnectionAborted.IsCancellationRequested);
        clock.Advance(TimeSpan.FromSeconds(5));
        await Patience.Until(() => link.ConnectionAborted.IsCancellationRequested);
    }

    [Fact]
    public void A_connection_that_may_reconnect_gets_messages_it_can_count_and_keep()
    {
        using var plain = new FakeLink();
        using var lasting = new FakeLink();
        lasting.Features.Set<IStatefulReconnectFeature>(new Reconnect());
        using var bench = new RoundBench();
        bench.Join(plain);
        bench.Join(lasting);
        bench.Say(1);
        Assert.Equal((2, 0), bench.Send());
        Assert.Null(plain.Messages[0].Message);
        Assert.NotNull(lasting.Messages[0].Message);
        Assert.Equal(plain.Unread().Single().Chat, lasting.Unread().Single().Chat);
    }

    private sealed class Reconnect : IStatefulReconnectFeature
    {
        public void OnReconnected(Func<PipeWriter, Task> notifyOnReconnect)
        {
        }

        public void DisableReconnect()
        {
        }
    }
}
