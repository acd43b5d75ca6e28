using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Transport.WebSockets;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Tests.Transport.Sockets;

public sealed class SocketInputTests
{
    [Fact]
    public async Task What_comes_is_read_without_its_framing()
    {
        await using var pair = await SocketPair.Open();
        await pair.Send("hello");
        Assert.Equal("hello", await pair.Read());
        await pair.Send("par", end: false);
        Assert.Equal("par", await pair.Read());
        await pair.Send("ts");
        Assert.Equal("ts", await pair.Read());
        await pair.Send("bytes"u8.ToArray(), WebSocketMessageType.Binary);
        Assert.Equal("bytes", await pair.Read());
    }

    [Fact]
    public async Task A_large_message_comes_whole_while_its_reader_waits_for_more()
    {
        await using var pair = await SocketPair.Open(options: new EdgeOptions { MaxMessageBytes = 1_048_576 });
        var bytes = FrameReaderTests.Counting(1_000_000);
        var send = pair.Send(bytes, WebSocketMessageType.Binary);
        while (true)
        {
            var read = await pair.Next();
            if (read.Buffer.Length == bytes.Length)
            {
                Assert.Equal(bytes, read.Buffer.ToArray());
                pair.Viewer.Input.AdvanceTo(read.Buffer.End);
                break;
            }
            pair.Viewer.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
        await send;
        Assert.False(pair.Viewer.IsHolding);
    }

    [Fact]
    public async Task What_was_not_consumed_stays_and_is_shown_again_with_what_comes()
    {
        await using var pair = await SocketPair.Open();
        var input = pair.Viewer.Input;
        await pair.Send("one two");
        var read = await pair.Next();
        input.AdvanceTo(read.Buffer.GetPosition(4), read.Buffer.GetPosition(5));
        // Not all was examined: it is shown again at once.
        var again = pair.Begin();
        Assert.True(again.IsCompleted);
        Assert.Equal("two", Encoding.UTF8.GetString((await again).Buffer));
        var rest = (await pair.Next()).Buffer;
        input.AdvanceTo(rest.Start, rest.End);
        var more = pair.Begin();
        Assert.False(more.IsCompleted);
        await pair.Send(" three");
        Assert.Equal("two three", Encoding.UTF8.GetString((await more.AsTask().Soon()).Buffer));
        Assert.True(input.TryRead(out var same));
        input.AdvanceTo(same.Buffer.End);
        Assert.False(input.TryRead(out _));
        Assert.False(pair.Viewer.IsHolding);
    }

    [Fact]
    public async Task A_cancelled_read_ends_and_the_next_gets_what_comes()
    {
        await using var pair = await SocketPair.Open();
        for (var round = 0; round < 50; round++)
        {
            var read = pair.Read();
            pair.Viewer.Input.CancelPendingRead();
            Assert.Equal("!", await read);
            pair.Viewer.Input.CancelPendingRead();
            Assert.Equal("!", await pair.Read());
            await pair.Send("on");
            Assert.Equal("on", await pair.Read());
        }
    }

    [Fact]
    public async Task Reads_that_are_cancelled_while_bytes_come_lose_none_of_them()
    {
        await using var pair = await SocketPair.Open();
        using var done = new CancellationTokenSource();
        var cancel = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                pair.Viewer.Input.CancelPendingRead();
                await Task.Yield();
            }
        }, TestContext.Current.CancellationToken);
        var bytes = FrameReaderTests.Counting(200_000);
        var send = Task.Run(async () =>
        {
            foreach (var part in bytes.Chunk(777))
                await pair.Send(part, WebSocketMessageType.Binary);
        }, TestContext.Current.CancellationToken);
        var got = new ArrayBufferWriter<byte>();
        while (got.WrittenCount < bytes.Length)
        {
            var read = await pair.Next();
            foreach (var part in read.Buffer)
                got.Write(part.Span);
            pair.Viewer.Input.AdvanceTo(read.Buffer.End);
        }
        await done.CancelAsync();
        await cancel.Soon();
        await send.Soon();
        Assert.True(got.WrittenSpan.SequenceEqual(bytes));
    }

    [Fact]
    public async Task A_quiet_viewer_holds_no_buffer()
    {
        await using var pair = await SocketPair.Open();
        Assert.False(pair.Viewer.IsHolding);
        var read = pair.Read();
        Assert.False(pair.Viewer.IsHolding);
        await pair.Send("something");
        await read;
        Assert.False(pair.Viewer.IsHolding);
        // A ping, of which the hub sees nothing, leaves nothing behind either.
        read = pair.Read();
        await pair.Send(new ClientFrame(Opcode.Ping, [1, 2]));
        await pair.Send(new ClientFrame(Opcode.Pong, []));
        Assert.Equal([0x8A, 2, 1, 2], await pair.Bytes(4));
        await Patience.Until(() => !pair.Viewer.IsHolding);
        Assert.False(read.IsCompleted);
    }

    [Fact]
    public async Task More_than_may_wait_ends_it()
    {
        await using var pair = await SocketPair.Open(options: new EdgeOptions { MaxMessageBytes = 1_024 });
        var send = pair.Send(new byte[20_000], WebSocketMessageType.Binary);
        while (true)
        {
            var read = await pair.Next();
            Assert.InRange(read.Buffer.Length, 1, 16_384);
            pair.Viewer.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
                break;
        }
        await send;
        var end = pair.Viewer.DisposeAsync();
        Assert.Null(await pair.Receive());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, pair.Client.CloseStatus);
        pair.Client.Dispose();
        await end.AsTask().Soon();
    }
}
