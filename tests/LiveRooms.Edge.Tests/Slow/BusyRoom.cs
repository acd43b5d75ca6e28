using System.Collections.Immutable;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Fuzz;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport.Listening;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Slow;

/// <summary>An edge with one room, fast viewers in it, and news in rounds: a round is over when all fast viewers have all of it.</summary>
internal sealed class BusyRoom : IAsyncDisposable
{
    /// <summary>Lines in a round.</summary>
    internal const int LinesEach = 12;

    /// <summary>Of the drops that change in every round.</summary>
    internal const int Drops = 4;

    private const int Description = 2_000;

    private readonly HubBench _bench;
    private readonly List<(Guest Guest, RoomView View)> _fast = [];
    private readonly List<long> _events = [];
    private int _round;

    private BusyRoom(HubBench bench) => (_bench, Gauges) = (bench, new Gauges(bench.Services));

    internal Gauges Gauges { get; }

    /// <summary>Events published.</summary>
    internal IReadOnlyList<long> Events => _events;

    /// <summary>Lines said.</summary>
    internal long Lines { get; private set; }

    /// <summary>The newest version of the drops.</summary>
    internal long Version => _round + 1;

    internal int Fast => _fast.Count;

    private FakeShow Show => _bench.Grains.Show();

    /// <summary>Opens it.</summary>
    internal static async Task<BusyRoom> Open(EdgeTransport transport, int maxPendingBytes = 64 * 1024, CountingPool? pool = null)
    {
        var bench = await HubBench.Start(
            o => (o.Transport, o.MaxPendingBytes) = (transport, maxPendingBytes),
            services: services =>
            {
                // As the edge's own sockets have it: else the system takes megabytes for each viewer, on one machine.
                services.Configure<SocketTransportOptions>(o => o.CreateBoundListenSocket = end =>
                {
                    var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(end);
                    socket.SendBufferSize = 16 * 1024;
                    return socket;
                });
                if (pool is not null)
                    services.AddSingleton(Frames.EncoderOver(pool));
            });
        var room = new BusyRoom(bench);
        room.Show.Update(r => r with { Drops = room.Changed() });
        foreach (var wire in new[] { Hub.Wire.Json, Hub.Wire.MessagePack })
        {
            var guest = await bench.Connect(wire, $"fast-{room._fast.Count}");
            var view = new RoomView();
            view.Join(await guest.Join());
            room._fast.Add((guest, view));
        }
        return room;
    }

    internal Task<SlowClient> JoinSlow(string viewer = "slow", RoomView? view = null) => SlowClient.Join(_bench.Address, viewer, view);

    /// <summary>An event, some lines, and a change of every drop.</summary>
    internal async Task Round(int events = 1)
    {
        _round++;
        for (var i = 0; i < events; i++)
            _events.Add(Show.Publish(_round % 2 == 0 ? FeedEventKind.DropOpened : FeedEventKind.DropClosed));
        for (var i = 0; i < LinesEach; i++)
            Show.Say($"line {++Lines} {new string('.', 60)}");
        Show.Update(r => r with { Drops = Changed() });
        var last = Show.Last;
        foreach (var (guest, view) in _fast)
        {
            while (view.Position.Sequence < last || view.VersionOf("drop-0") < Version)
            {
                await guest.Frame(frame =>
                {
                    view.Take(frame);
                    return true;
                });
            }
        }
    }

    /// <summary>The fast ones got every event and every line, and never had to start over.</summary>
    internal void FastHaveAll()
    {
        foreach (var (_, view) in _fast)
        {
            Assert.Equal(_events, view.Events);
            Assert.Equal((Lines, 0L, 0), (view.Lines, view.Skipped, view.Resets));
        }
    }

    /// <summary>Ends when only so many viewers are in the room, with as many connections and sockets.</summary>
    internal async Task Left(int viewers)
    {
        await Show.Reported(r => r.Audience == viewers);
        await Patience.Until(() => Gauges.Connections == viewers);
        await Patience.Until(() => _bench.Services.GetRequiredService<Places>().Taken == viewers);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        Gauges.Dispose();
    }

    private ImmutableArray<DropView> Changed() =>
        [.. Enumerable.Range(0, Drops).Select(i => Filled(Make.DropView($"drop-{i}", Version)))];

    private static DropView Filled(DropView drop) => drop with
    {
        Settings = drop.Settings with { Product = drop.Settings.Product with { Description = new string('d', Description) } },
    };
}
