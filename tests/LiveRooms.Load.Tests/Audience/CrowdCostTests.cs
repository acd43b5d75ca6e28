using System.Text.Json;
using LiveRooms.Load.Audience;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Viewers;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Tests.Audience.Scripted;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Audience;

/// <summary>A million viewers are to fit, and to get frames for next to nothing.</summary>
public sealed class CrowdCostTests
{
    private const int Viewers = 1_000;

    [Fact]
    public async Task A_viewer_is_small()
    {
        await using var hall = Hall.With(Viewers);
        using var world = new CrowdWorld(CrowdPlan.Of(new AudienceSettings(), Share.Whole, "t"), hall.Door, hall.Clock, hall.Recorder);
        var (mix, room) = (new Mix(new AudienceSettings()), world.Rooms.Of("s"));
        var kept = new VirtualViewer[Viewers];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Viewers; i++)
            kept[i] = new VirtualViewer(world, room, i, mix);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Viewers, 1, 200);
        Assert.Equal(Viewers - 1, kept[^1].Number);
    }

    [Fact]
    public async Task A_frame_costs_no_memory_once_it_is_known()
    {
        await using var hall = Hall.With(Viewers);
        await hall.Fill(Viewers);
        var sinks = hall.Door.Links.Select(link => link.Sink).ToArray();
        Show(hall, sinks, 10);
        // What is measured is kept by processor, and made when one is first used: some frame finds all of it made.
        Assert.Equal(0, Enumerable.Range(11, 50).Min(from => CostOf(Frame(from))));
        Assert.Empty(hall.Violations());

        long CostOf(byte[] frame)
        {
            sinks[0].OnFrame(frame, hall.Clock.Now);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 1; i < Viewers; i++)
                sinks[i].OnFrame(frame, hall.Clock.Now);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    // What is made lazily is made by a first frame.
    private static void Show(Hall hall, IViewerSink[] sinks, long from)
    {
        foreach (var sink in sinks)
            Assert.True(sink.OnFrame(Frame(from), hall.Clock.Now));
    }

    private static byte[] Frame(long from)
    {
        var frame = new RoomFrame(ScriptedRoom.Show, 1, from, from + 1, 0, null, [new ChatLine(from, "g", "n", "viewer", "x @us=5", 0)]);
        return ScriptedDoor.Bytes(
            $$"""{"type":1,"target":"Frame","arguments":[{{JsonSerializer.Serialize(frame, ProtocolJsonContext.Default.RoomFrame)}}]}""");
    }
}
