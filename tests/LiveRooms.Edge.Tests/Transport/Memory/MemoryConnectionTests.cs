using System.Buffers;
using System.Security.Claims;
using System.Text;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Transport.Sockets;
using LiveRooms.Edge.Transport.Memory;

namespace LiveRooms.Edge.Tests.Transport.Memory;

public sealed class MemoryConnectionTests : IAsyncDisposable
{
    private readonly TestViewer _viewer = new();
    private readonly MemoryConnection _connection;
    private readonly CountingLane _lane;

    public MemoryConnectionTests()
    {
        _connection = new MemoryConnection(new ClaimsPrincipal(), _viewer, static () => { });
        _viewer.Attach(_connection);
        _lane = new CountingLane(_connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    [Fact]
    public void A_slow_viewer_holds_one_frame_until_it_is_free_and_tells_so_once()
    {
        _viewer.Reads = _ => false;
        var frame = CountingLane.Frame(1);
        Assert.Equal(HandOver.InFlight, _lane.Try(frame));
        frame.Release();
        Assert.Equal(0, _lane.Told);
        _viewer.Free();
        _viewer.Free();
        Assert.Equal(1, _lane.Told);
        Assert.True(CountingLane.IsGone(frame));
    }

    [Fact]
    public void A_viewer_that_is_free_before_it_has_answered_was_not_slow()
    {
        _viewer.Reads = _ =>
        {
            _viewer.Free();
            return false;
        };
        var frame = CountingLane.Frame(1);
        Assert.Equal(HandOver.Sent, _lane.Try(frame));
        frame.Release();
        Assert.True(CountingLane.IsGone(frame));
        Assert.Equal(0, _lane.Told);
    }

    [Fact]
    public void The_end_frees_what_is_held_and_nothing_is_taken_after_it()
    {
        _viewer.Reads = _ => false;
        var frame = CountingLane.Frame(1);
        Assert.Equal(HandOver.InFlight, _lane.Try(frame));
        frame.Release();
        _viewer.Abort();
        Assert.Equal(1, _lane.Told);
        Assert.True(CountingLane.IsGone(frame));
        Assert.Equal(HandOver.Closed, _lane.Try(CountingLane.Frame(2)));
        Assert.False(_viewer.Send("more"u8.ToArray()));
    }

    [Fact]
    public void A_viewer_whose_code_fails_is_cut()
    {
        _viewer.Reads = _ => throw new InvalidOperationException("a viewer's own");
        Assert.Equal(HandOver.Sent, _lane.Try(CountingLane.Frame(1)));
        Assert.True(_connection.IsAborted);
    }

    [Fact]
    public async Task Whoever_frees_and_ends_at_whatever_moment_each_frame_is_given_back_and_each_wait_ends_once()
    {
        for (var round = 0; round < 300; round++)
        {
            var viewer = new TestViewer { Reads = _ => false };
            var connection = new MemoryConnection(new ClaimsPrincipal(), viewer, static () => { });
            viewer.Attach(connection);
            var lane = new CountingLane(connection);
            OutboundFrame[] frames = [.. Enumerable.Range(0, 8).Select(i => CountingLane.Frame(i))];
            using var start = new Barrier(3);
            var token = TestContext.Current.CancellationToken;
            await Task.WhenAll(
                Task.Run(async () =>
                {
                    start.SignalAndWait(token);
                    foreach (var frame in frames)
                        await lane.Send(frame);
                }, token),
                Task.Run(() =>
                {
                    start.SignalAndWait(token);
                    for (var i = 0; i < 50; i++)
                        viewer.Free();
                }, token),
                Task.Run(() =>
                {
                    start.SignalAndWait(token);
                    viewer.Abort();
                }, token));
            Assert.Equal(lane.InFlight, lane.Told);
            foreach (var frame in frames)
                frame.Release();
            Assert.All(frames, frame => Assert.True(CountingLane.IsGone(frame)));
        }
    }

    [Fact]
    public async Task What_is_sent_in_parts_is_read_as_a_whole()
    {
        _viewer.Send("he"u8.ToArray());
        var first = await _connection.Input.ReadAsync(TestContext.Current.CancellationToken);
        _connection.Input.AdvanceTo(first.Buffer.Start, first.Buffer.End);
        var waiting = _connection.Input.ReadAsync(TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        _viewer.Send("llo"u8.ToArray());
        _viewer.Send("!"u8.ToArray());
        var second = await waiting;
        Assert.Equal("hello", Encoding.UTF8.GetString(second.Buffer));
        _connection.Input.AdvanceTo(second.Buffer.End);
        _viewer.Close();
        var last = await _connection.Input.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("!", true), (Encoding.UTF8.GetString(last.Buffer), last.IsCompleted));
    }

    [Fact]
    public void Of_what_is_not_read_no_more_waits_than_is_allowed()
    {
        var taken = 0;
        while (_viewer.Send("x"u8.ToArray()))
            taken++;
        Assert.Equal(MemoryTransport.MaxWaiting + 1, taken);
        Assert.True(_connection.Input.TryRead(out var read));
        _connection.Input.AdvanceTo(read.Buffer.End);
        Assert.True(_connection.Input.TryRead(out _));
        Assert.True(_viewer.Send("x"u8.ToArray()));
    }

    [Fact]
    public async Task Its_own_messages_come_whole_and_in_the_callers_bytes_when_there_are_any()
    {
        _connection.Output.Write("{}"u8);
        _connection.Output.Write(new byte[1_000]);
        await _connection.Output.FlushAsync(TestContext.Current.CancellationToken);
        await _connection.Output.WriteAsync("ping"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(1_002, (await _viewer.Message()).Length);
        Assert.Equal("ping", await _viewer.Message());
    }

    [Fact]
    public void A_frame_to_a_viewer_who_reads_costs_no_memory()
    {
        var frame = CountingLane.Frame(1);
        _lane.Try(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            _lane.Try(frame);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
