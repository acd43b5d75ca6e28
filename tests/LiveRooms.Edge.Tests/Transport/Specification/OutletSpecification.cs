using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Transport.Sockets;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>
/// What holds for a viewer's way out, whatever it is, when the viewer changes its room while a frame is in flight: one lane has
/// left, another sends. Each is told once, and each frame's bytes go back to the pool once.
/// </summary>
public abstract class OutletSpecification
{
    private readonly CountingPool _pool = new();

    /// <summary>Bytes of a frame that does not leave before it is read.</summary>
    private protected virtual int Large => 100;

    /// <summary>How often a race is run.</summary>
    private protected virtual int Rounds => 200;

    /// <summary>A viewer who does not read.</summary>
    private protected abstract Task<SlowReader> Open();

    [Fact]
    public async Task A_lane_that_comes_while_a_frame_is_in_flight_is_told_when_it_may_go_on()
    {
        await using var reader = await Open();
        var (left, joined) = (new CountingLane(reader.Outlet()), new CountingLane(reader.Outlet()));
        Assert.Equal(HandOver.InFlight, Try(left, Large));
        Assert.NotEqual(HandOver.Sent, Try(joined));
        Assert.Equal((0, 0), (left.Told, joined.Told));
        await reader.Read();
        await left.BeTold();
        await joined.BeTold();
        await GoesOn(joined);
        IsOver(left, joined);
    }

    [Fact]
    public async Task Of_many_lanes_that_come_and_leave_while_a_frame_is_in_flight_each_is_told()
    {
        await using var reader = await Open();
        var left = new CountingLane(reader.Outlet());
        Assert.Equal(HandOver.InFlight, Try(left, Large));
        var lanes = Enumerable.Range(0, 5).Select(_ => new CountingLane(reader.Outlet())).ToArray();
        Assert.All(lanes, lane => Assert.NotEqual(HandOver.Sent, Try(lane)));
        await reader.Read();
        await left.BeTold();
        foreach (var lane in lanes)
            await lane.BeTold();
        await GoesOn(lanes[^1]);
        IsOver([left, .. lanes]);
    }

    [Fact]
    public async Task The_end_tells_the_lane_whose_frame_is_in_flight_and_the_one_that_waits()
    {
        await using var reader = await Open();
        var (left, joined) = (new CountingLane(reader.Outlet()), new CountingLane(reader.Outlet()));
        Assert.Equal(HandOver.InFlight, Try(left, Large));
        Assert.NotEqual(HandOver.Sent, Try(joined));
        reader.Abort();
        await left.BeTold();
        await joined.BeTold();
        Assert.Equal(HandOver.Closed, Try(joined));
        IsOver(left, joined);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lane_may_come_at_any_moment_of_the_reading_and_of_the_end(bool ends)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var reader = await Open();
            var (left, joined) = (new CountingLane(reader.Outlet()), new CountingLane(reader.Outlet()));
            Assert.Equal(HandOver.InFlight, Try(left, Large));
            using var start = new Barrier(2);
            var token = TestContext.Current.CancellationToken;
            var other = Task.Run(() =>
            {
                start.SignalAndWait(token);
                if (!ends)
                    return reader.Read();
                reader.Abort();
                return Task.CompletedTask;
            }, token);
            await Task.Run(() =>
            {
                start.SignalAndWait(token);
                return GoesOn(joined, ends);
            }, token).Soon();
            await other.Soon();
            await left.BeTold();
            IsOver(left, joined);
        }
    }

    private HandOver Try(CountingLane lane, int length = 100)
    {
        var frame = Frame(length);
        var answer = lane.Try(frame);
        frame.Release();
        return answer;
    }

    private async Task GoesOn(CountingLane lane, bool ends = false)
    {
        var frame = Frame(100);
        Assert.True(await lane.Send(frame) || ends);
        frame.Release();
    }

    private OutboundFrame Frame(int length) => new(Frames.EncoderOver(_pool), new(new string('f', length), 1, 1, 1, 0));

    private void IsOver(params CountingLane[] lanes)
    {
        Assert.All(lanes, lane => Assert.Equal(lane.InFlight + lane.Busy, lane.Told));
        Assert.Equal((0, 0), (_pool.Out, _pool.Wrong));
    }
}

/// <summary>A viewer who does not read before it is told to.</summary>
internal abstract class SlowReader : IAsyncDisposable
{
    /// <summary>What a lane of the viewer's gets when it joins a room.</summary>
    internal abstract IViewerOutlet Outlet();

    /// <summary>Reads what has come, and from now on whatever comes.</summary>
    internal abstract Task Read();

    /// <summary>Cuts the connection.</summary>
    internal abstract void Abort();

    public abstract ValueTask DisposeAsync();
}
