using LiveRooms.Edge.Inbound;
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

    internal (ViewerSession Session, FakeLink Link) Open(int viewer = 1)
    {
        var link = new FakeLink();
        var clock = time ?? TimeProvider.System;
        var desk = new DropDesk(Grains, clock, Options.Create(options), NullLogger<DropDesk>.Instance);
        var admissions = new Admissions(options, clock, Make.Metrics());
        return (new ViewerSession(new Viewer(Make.Viewer(viewer), "Ada", Role.Viewer), link, Rooms.Relays, desk, new Checkouts(Grains, new NoCheckoutPages()), Grains, clock, options, admissions), link);
    }

    public ValueTask DisposeAsync() => Rooms.DisposeAsync();
}
