using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Tests.Transport.WebSockets;
using LiveRooms.Edge.Transport;
using LiveRooms.Edge.Transport.Sockets;
using LiveRooms.Edge.Transport.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Sockets;

/// <summary>Who takes nothing of what is being sent is cut in the end, and who takes a little stays. Beats are the test's own.</summary>
public sealed class SendDeadlineTests
{
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    private const int LastBeats = 6;

    private static readonly int _beats = (int)(LiveConnection.SlowestWrite / LiveConnection.Pace);

    [Fact]
    public async Task Who_takes_nothing_for_as_long_as_a_write_may_take_is_cut_and_leaves_the_room()
    {
        await using var bench = await HubBench.Start();
        await using var pair = await SocketPair.Open(window: 32_768);
        var run = await Stalled(bench, pair);
        // The first beat may see the last byte that the client's system took.
        for (var beat = 0; beat < _beats; beat++)
        {
            Assert.False(pair.Viewer.IsAborted);
            pair.Viewer.Beat(Make.Start);
        }
        await Patience.Until(() => Beat(pair).IsAborted);
        await run.Soon();
        await bench.Grains.Show().Reported(r => r.Audience == 0);
    }

    [Fact]
    public async Task Who_takes_2_kB_a_beat_stays_however_large_the_message_is()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        var lane = new CountingLane(pair.Viewer);
        Assert.Equal(HandOver.InFlight, lane.Try(CountingLane.Frame(1, 4_000_000)));
        for (var beat = 0; beat < 10 * _beats; beat++)
        {
            await pair.Bytes(2_000);
            pair.Viewer.Beat(Make.Start);
        }
        Assert.False(pair.Viewer.IsAborted);
        Assert.Equal(0, lane.Told);
    }

    [Fact]
    public async Task Who_has_taken_all_may_be_quiet_for_as_long_as_it_likes()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        var lane = new CountingLane(pair.Viewer);
        var frame = CountingLane.Frame(1, 4_000_000);
        Assert.Equal(HandOver.InFlight, lane.Try(frame));
        await pair.Bytes(frame.Framed(FrameEncoding.Json).Length);
        await lane.BeTold();
        for (var beat = 0; beat < 3 * _beats; beat++)
            pair.Viewer.Beat(Make.Start);
        Assert.False(pair.Viewer.IsAborted);
    }

    [Theory]
    [InlineData("end")]
    [InlineData("close")]
    [InlineData("garbage")]
    public async Task A_clients_own_end_behind_a_stalled_send_is_waited_for_by_a_few_beats_only(string how)
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        var lane = new CountingLane(pair.Viewer);
        Assert.Equal(HandOver.InFlight, lane.Try(CountingLane.Frame(1, 4_000_000)));
        var read = pair.Read();
        if (how == "end")
            pair.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        else
            await pair.Send(how == "close" ? new ClientFrame(Opcode.Close, []) : new ClientFrame(Opcode.Text, [1]) { Masked = false });
        Assert.Equal("|", await read);
        // The hub says its last words before anything else.
        var words = pair.Write("last words"u8.ToArray());
        for (var beat = 0; beat < LastBeats; beat++)
        {
            Assert.False(words.IsCompleted);
            pair.Viewer.Beat(Make.Start);
        }
        Assert.True((await words).IsCompleted);
        await lane.BeTold();
        Assert.True(pair.Viewer.IsAborted);
    }

    [Fact]
    public async Task What_is_no_hub_message_ends_with_the_send_that_stands_still()
    {
        await using var bench = await HubBench.Start();
        await using var pair = await SocketPair.Open(window: 32_768);
        var run = await Stalled(bench, pair);
        await pair.Send("{\"type\":1,\"target\":\u001e");
        await Patience.Until(() => Beat(pair).IsAborted);
        await run.Soon();
        await bench.Grains.Show().Reported(r => r.Audience == 0);
    }

    private static SocketViewer Beat(SocketPair pair)
    {
        pair.Viewer.Beat(Make.Start);
        return pair.Viewer;
    }

    /// <summary>A viewer in a room who stops to read in the midst of a frame.</summary>
    private static async Task<Task> Stalled(HubBench bench, SocketPair pair)
    {
        var run = bench.Services.GetRequiredService<LiveConnections>().Run(pair.Viewer);
        await pair.Send(Handshake);
        await pair.ReceiveText();
        await pair.Send("{\"type\":1,\"invocationId\":\"1\",\"target\":\"Join\",\"arguments\":[{\"showId\":\"show-1\"}]}\u001e");
        await pair.ReceiveText();
        var lane = new CountingLane(pair.Viewer);
        var frame = CountingLane.Frame(1, 4_000_000);
        // The answer may be read before the hub has left the gate.
        await Patience.Until(() => lane.Try(frame) == HandOver.InFlight);
        await bench.Grains.Show().Reported(r => r.Audience == 1);
        return run;
    }
}
