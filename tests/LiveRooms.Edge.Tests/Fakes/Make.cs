using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shedding;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>Small valid things to start from.</summary>
internal static class Make
{
    internal static readonly ShowId Show = new("show-1");
    internal static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static ViewerId Viewer(int number) => new($"viewer-{number}");

    internal static ShowView ShowView(long version = 1, ShowStatus status = ShowStatus.Live, string show = "show-1") => new(
        new ShowSettings(new ShowId(show), new CreatorId("creator-1"), "Grace", "Mugs", Language.English, new Market("eu")),
        status, null, Start, null, version);

    internal static DropView DropView(string id = "drop-1", long version = 1, int free = 3) => new(
        new DropSettings(
            new DropId(id), Show, new CreatorId("creator-1"),
            new ProductSnapshot(new ProductId("mug"), "A mug", "Holds tea", "/mug.png", 1_250, "EUR"), 3, 1, TimeSpan.FromMinutes(1), 10),
        DropStatus.Open, 3, free, 3 - free, 0, 0, Start, version);

    internal static ReservationView Reservation(long number = 1, ReservationStatus status = ReservationStatus.Held, string drop = "drop-1") =>
        new(new DropId(drop), number, 1, status, status == ReservationStatus.Held ? Start.AddMinutes(1) : null, null, number + 1);

    internal static RoomView Room(ShowView? show = null, long audience = 0, long hearts = 0, params ImmutableArray<DropView> drops) =>
        new(show ?? ShowView(), drops, audience, new ReactionTotals(Heart: hearts));

    internal static FeedEvent Event(long sequence, FeedEventKind kind = FeedEventKind.ShowLive, ViewerId? to = null) =>
        new(sequence, kind, Start.AddSeconds(sequence), To: to, Until: kind == FeedEventKind.Muted ? Start.AddHours(1) : null);

    internal static FeedLine Line(long sequence, long? number = null) => new(
        sequence, new ChatLine(number ?? sequence, Viewer(1), "Ada", Role.Viewer, $"line {number ?? sequence}", Start.AddSeconds(sequence)));

    /// <summary>A line of the show's creator.</summary>
    internal static FeedLine Host(long sequence)
    {
        var line = Line(sequence);
        return line with { Line = line.Line with { Viewer = new("creator-1"), Role = Role.Creator } };
    }

    internal static FeedPage Reset(
        long through, RoomView? latest = null, long epoch = 1, ImmutableArray<FeedEvent>? events = null, ImmutableArray<FeedLine>? lines = null) =>
        new(null, epoch, through, true, events ?? [], lines ?? [], 0, 1, latest ?? Room());

    internal static FeedPage Page(
        long through, RoomView? latest = null, long epoch = 1, ImmutableArray<FeedEvent>? events = null, ImmutableArray<FeedLine>? lines = null,
        long latestVersion = 1) =>
        new(null, epoch, through, false, events ?? [], lines ?? [], 0, latestVersion, latest);

    internal static EdgeMetrics Metrics() =>
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    internal static RelayContext Context(TimeProvider? time = null, EdgeOptions? options = null, ProcessLoad? load = null)
    {
        var sessions = 0;
        return new(
            options ?? Options(), time ?? TimeProvider.System, Frames.Encoder, load ?? new ProcessLoad(), Metrics(),
            () => new RelaySession($"session-{Interlocked.Increment(ref sessions)}"), NullLogger<Relay>.Instance);
    }

    /// <summary>Options under which loops do not dawdle.</summary>
    internal static EdgeOptions Options() => new() { Tick = TimeSpan.FromMilliseconds(5) };
}
