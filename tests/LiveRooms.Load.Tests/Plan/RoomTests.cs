using CsCheck;
using LiveRooms.Load.Plan;
using LiveRooms.Load.Plan.Costs;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Rooms;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LiveRooms.Load.Tests.Plan;

/// <summary>Rooms in a plan go as the engine's rules let them.</summary>
public sealed class RoomTests
{
    private const double Send = 3e-6;

    [Fact]
    public void A_huge_room_has_a_frame_each_250_ms_and_shows_twenty_lines_a_second()
    {
        var room = Room.Of(audience: 5_000_000, edges: 100, lines: 2_000, events: 50_000, dropNews: 0, Send);
        Assert.Equal((RoomHeat.Huge, 0.25, 20.0), (room.Heat, room.Tick, room.Shown));
        Assert.Equal(4, room.Frames, 0.001);
        Assert.Equal(5, room.LinesPerFrame, 0.01);
    }

    [Fact]
    public void A_small_quiet_room_sends_each_line_by_itself()
    {
        var room = Room.Of(audience: 100, edges: 2, lines: 0.5, events: 0, dropNews: 0, Send);
        Assert.Equal((RoomHeat.Small, 0.02), (room.Heat, room.Tick));
        Assert.InRange(room.Frames, 0.48, 0.5);
        Assert.InRange(room.LinesPerFrame, 1, 1.05);
    }

    [Fact]
    public void A_room_in_which_nothing_happens_costs_heartbeats_alone()
    {
        var room = Room.Of(audience: 100, edges: 2, lines: 0, events: 0, dropNews: 0, Send);
        Assert.Equal(0, room.Frames);
        Assert.InRange(room.Reports, 0.3, 0.34);
        Assert.InRange(room.Follows, 0.45, 0.5);
    }

    [Fact]
    public void A_loop_acts_as_often_as_there_is_news_and_never_more_often_than_its_pause_lets_it() => Gen.Select(
            Gen.Double[0.001, 1], Gen.Double[0.001, 100_000])
        .Sample((pause, news) =>
        {
            var beat = Terms.Often(pause, news);
            Assert.InRange(beat, 0, Math.Min(news, 1 / pause) * (1 + 1e-9));
            Assert.True(Terms.Often(pause, news * 1.5) >= beat);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Frames_are_as_large_as_the_hub_writes_them(int lines)
    {
        var chat = Enumerable.Range(0, lines).Select(_ =>
            new ChatLine(1_000_000, "g-0123456789abcdefghijkl", "Ada Lovelace", "viewer", new string('x', 40), 1_790_000_000_000)).ToList();
        var counters = new Counters(
            5_000_000, new Dictionary<string, long> { ["heart"] = 12_345_678, ["like"] = 1_234_567, ["fire"] = 1_234_567, ["share"] = 123_456 });
        var frame = new RoomFrame("headline", 1_790_000_000_000_000, 1_000_000, 1_000_100, 1_790_000_000_000, Chat: lines == 0 ? null : chat, Counters: counters);
        var options = new Microsoft.AspNetCore.SignalR.JsonHubProtocolOptions();
        options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, new ProtocolJsonContext());
        var written = new JsonHubProtocol(Options.Create(options)).GetMessageBytes(new InvocationMessage(HubMethods.Frame, [frame])).Length;
        Assert.InRange(FrameSize.Of(lines, 40, 0), written, written + 16);
    }
}
