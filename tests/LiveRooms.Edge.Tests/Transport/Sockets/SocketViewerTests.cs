using System.Net.Sockets;
using System.Net.WebSockets;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Transport.WebSockets;
using LiveRooms.Edge.Transport.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace LiveRooms.Edge.Tests.Transport.Sockets;

public sealed class SocketViewerTests
{
    [Theory]
    [InlineData(TransferFormat.Text, WebSocketMessageType.Text)]
    [InlineData(TransferFormat.Binary, WebSocketMessageType.Binary)]
    public async Task What_is_written_up_to_a_flush_is_one_message_in_the_connections_format(
        TransferFormat format, WebSocketMessageType type)
    {
        await using var pair = await SocketPair.Open();
        pair.Viewer.ActiveFormat = format;
        var output = pair.Viewer.Output;
        foreach (var length in new[] { 1, 125, 126, 65_535, 65_536, 300_000 })
        {
            var bytes = Enumerable.Range(0, length).Select(i => (byte)('a' + (i % 26))).ToArray();
            foreach (var part in bytes.Chunk(1 + (length / 3)))
            {
                part.CopyTo(output.GetSpan(part.Length));
                output.Advance(part.Length);
            }
            Assert.Equal(length, output.UnflushedBytes);
            var flush = output.FlushAsync(TestContext.Current.CancellationToken).AsTask();
            var message = (await pair.Receive())!.Value;
            Assert.Equal(type, message.Type);
            Assert.Equal(bytes, message.Bytes);
            Assert.False((await flush.Soon()).IsCompleted);
        }
        Assert.False((await output.FlushAsync(TestContext.Current.CancellationToken)).IsCompleted);
    }

    [Fact]
    public async Task A_flush_can_be_given_up()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        using var enough = new CancellationTokenSource();
        var flush = pair.Viewer.Output.WriteAsync(new byte[4_000_000], enough.Token).AsTask().Soon();
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
        var cancelled = pair.Write(new byte[100]);
        pair.Viewer.Output.CancelPendingFlush();
        Assert.True((await cancelled).IsCanceled);
        // One is on its way and one waits: who writes on all the same is past help.
        Assert.False(pair.Viewer.IsAborted);
        await pair.Write(new byte[1]);
        Assert.True(pair.Viewer.IsAborted);
    }

    [Fact]
    public async Task A_ping_is_answered_between_messages()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        var read = pair.Read();
        var frame = CountingLane.Frame(1, 4_000_000);
        Assert.Equal(HandOver.InFlight, new CountingLane(pair.Viewer).Try(frame));
        await pair.Send(new ClientFrame(Opcode.Ping, "old"u8.ToArray()));
        await pair.Send(new ClientFrame(Opcode.Ping, "new"u8.ToArray()));
        await pair.Send("after");
        Assert.Equal("after", await read);
        var framed = frame.Framed(FrameEncoding.Json);
        // Of two pings that waited the last is answered.
        var bytes = await pair.Bytes(framed.Length + 5);
        Assert.True(bytes.AsSpan().StartsWith(framed.Span));
        Assert.Equal([0x8A, 3, .. "new"u8], bytes[framed.Length..]);
    }

    [Fact]
    public async Task A_client_that_closes_is_answered_with_its_code()
    {
        await using var pair = await SocketPair.Open();
        var read = pair.Read();
        await pair.Client.CloseOutputAsync((WebSocketCloseStatus)4_000, "bye", TestContext.Current.CancellationToken).Soon();
        Assert.Equal("|", await read);
        // The hub may still say something.
        await pair.Write("last words"u8.ToArray());
        var end = pair.Viewer.DisposeAsync();
        Assert.Equal("last words", await pair.ReceiveText());
        Assert.Null(await pair.Receive());
        Assert.Equal((WebSocketCloseStatus)4_000, pair.Client.CloseStatus);
        await end.AsTask().Soon();
    }

    [Fact]
    public async Task The_edge_says_goodbye_and_waits_for_the_clients()
    {
        await using var pair = await SocketPair.Open();
        var end = pair.Viewer.DisposeAsync().AsTask();
        Assert.Null(await pair.Receive());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, pair.Client.CloseStatus);
        Assert.False(end.IsCompleted);
        Assert.Equal(HandOver.Closed, new CountingLane(pair.Viewer).Try(CountingLane.Frame(1)));
        await pair.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken).Soon();
        await end.Soon();
    }

    [Fact]
    public async Task A_client_that_answers_no_goodbye_is_cut_after_a_few_beats()
    {
        await using var pair = await SocketPair.Open(window: 32_768);
        var lane = new CountingLane(pair.Viewer);
        Assert.Equal(HandOver.InFlight, lane.Try(CountingLane.Frame(1, 4_000_000)));
        var end = pair.Viewer.DisposeAsync().AsTask();
        for (var beat = 0; beat < 6; beat++)
        {
            Assert.False(end.IsCompleted);
            pair.Viewer.Beat(Make.Start);
        }
        await end.Soon();
        await lane.BeTold();
        Assert.Equal(1, lane.Told);
    }

    [Theory]
    [InlineData(1002, new byte[] { 0xC1, 0x80, 0, 0, 0, 0 })]
    [InlineData(1002, new byte[] { 0x81, 0x01, 0x61 })]
    [InlineData(1009, new byte[] { 0x82, 0xFF, 0, 0, 0, 1, 0, 0, 0, 0 })]
    public async Task What_is_no_frame_closes_with_a_code_and_what_was_read_before_stays(int code, byte[] wrong)
    {
        await using var pair = await SocketPair.Open();
        await pair.Send("good");
        Assert.Equal("good", await pair.Read());
        await pair.Socket.SendAsync((byte[])[.. wrong, .. new byte[100]], TestContext.Current.CancellationToken).AsTask().Soon();
        Assert.Equal("|", await pair.Read());
        var end = pair.Viewer.DisposeAsync();
        Assert.Null(await pair.Receive());
        Assert.Equal(code, (int)pair.Client.CloseStatus!);
        pair.Client.Dispose();
        await end.AsTask().Soon();
    }

    [Fact]
    public async Task A_socket_that_ends_without_a_word_ends_the_connection()
    {
        await using var pair = await SocketPair.Open();
        var read = pair.Read();
        pair.Socket.Shutdown(SocketShutdown.Send);
        Assert.Equal("|", await read);
        await pair.Viewer.DisposeAsync().AsTask().Soon();
        Assert.Equal(0, await pair.Socket.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken).AsTask().Soon());
    }
}
