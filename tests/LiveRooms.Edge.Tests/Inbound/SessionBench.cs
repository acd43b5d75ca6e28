using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Payments;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Outbound;
using LiveRooms.Rules;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Tests.Inbound;

/// <summary>Sessions over fake connections and fake grains.</summary>
internal sealed class SessionBench(EdgeOptions options, TimeProvider? time = null) : IAsyncDisposable
{
    internal static EdgeOptions Generous => new()
    {
        Tick = TimeSpan.FromMilliseconds(5),
        RelayLinger = TimeSpan.Zero,
        ChatBurst = 100,
        ChatPerSecond = 100,
        RequestBurst = 10_000,
        RequestsPerSecond = 10_000,
    };

    internal RelayBench Rooms { get; } = new(time, options);

    internal FakeGrains Grains => Rooms.Grains;

    private readonly ChatLimits _chat = new(options, time ?? TimeProvider.System);

    internal (ViewerSession Session, FakeLink Link) Open(int viewer = 1, Role role = Role.Viewer) =>
        Open(new Viewer(Make.Viewer(viewer), "Ada", role));

    internal (ViewerSession Session, FakeLink Link) Open(Viewer viewer)
    {
        var link = new FakeLink();
        var clock = time ?? TimeProvider.System;
        var desk = new DropDesk(Grains, clock, Options.Create(options), NullLogger<DropDesk>.Instance, new GatewayLosses());
        var edge = new SessionContext(
            Rooms.Relays, desk, new RememberedDrops(Grains, Make.Metrics(), clock, NullLogger<RememberedDrops>.Instance),
            new Checkouts(Grains, new NoCheckoutPages()), _chat, new Admissions(options, clock, Make.Metrics(), Rooms.Load), Grains, clock,
            options);
        return (new ViewerSession(viewer, link, edge), link);
    }

    public ValueTask DisposeAsync() => Rooms.DisposeAsync();
}
