using LiveRooms.Edge.Telemetry;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport.Listening;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Listening;

public sealed class UndecidedTests
{
    private const string Opened = "HTTP/1.1 101 Switching Protocols";

    [Fact]
    public async Task When_many_are_silent_the_oldest_is_Kestrels_and_the_newest_is_served()
    {
        await using var bench = await HubBench.Start(
            o => o.FirstBytes = TimeSpan.FromMinutes(1),
            services: s => s.AddSingleton(p => new Undecided(p.GetRequiredService<EdgeMetrics>()) { Most = 2 }));
        var undecided = bench.Services.GetRequiredService<Undecided>();
        using var watch = new SocketWatch(bench);
        using var oldest = await RawClient.To(bench.Address);
        await Patience.Until(() => undecided.Silent == 1);
        using var older = await RawClient.To(bench.Address);
        await Patience.Until(() => undecided.Silent == 2);
        Assert.Equal(2, watch.Undecided);

        using var viewer = await RawClient.To(bench.Address);
        await viewer.Send(RawClient.Upgrade);
        Assert.Equal(Opened, await viewer.Status());
        await watch.KestrelHas(1);
        await older.Send(RawClient.Upgrade);
        Assert.Equal(Opened, await older.Status());
        await watch.EdgeHas(2);
        Assert.Equal((2, 1), (watch.ByEdge, watch.ByKestrel));
        // It may still speak, and is served.
        await oldest.Send(RawClient.Upgrade);
        Assert.Equal(Opened, await oldest.Status());
        await Patience.Until(() => watch.Undecided == 0);
    }

    [Fact]
    public void When_none_is_silent_there_is_no_room()
    {
        var undecided = new Undecided(Make.Metrics()) { Most = 1 };
        using var wait = new CancellationTokenSource();
        Assert.True(undecided.TryBegin());
        Assert.False(undecided.TryBegin());
        var silent = undecided.Listen(wait);
        Assert.True(undecided.TryBegin());
        Assert.True(wait.IsCancellationRequested);
        undecided.Hear(silent);
        undecided.End();
        undecided.End();
        Assert.True(undecided.TryBegin());
    }
}
