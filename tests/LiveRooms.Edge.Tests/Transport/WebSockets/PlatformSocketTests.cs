using System.Net.WebSockets;
using System.Text;
using CsCheck;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Tests.Transport.WebSockets;

/// <summary>The codec and the platform's own WebSocket agree.</summary>
public sealed class PlatformSocketTests
{
    [Fact]
    public void The_standards_own_example_gets_the_standards_answer()
    {
        var accept = new byte[AcceptKey.Length];
        Assert.True(AcceptKey.TryWrite("dGhlIHNhbXBsZSBub25jZQ=="u8, accept));
        Assert.Equal("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", Encoding.ASCII.GetString(accept));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dGhlIHNhbXBsZSBub25jZQ=")]
    [InlineData("dGhlIHNhbXBsZSBub25jZTEy")]
    [InlineData("dGhlIHNhbXBsZSBub25jZ*==")]
    [InlineData("dGhlIHNhbXBsZSBub25j====")]
    public void What_is_not_sixteen_bytes_is_no_key(string key) =>
        Assert.False(AcceptKey.TryWrite(Encoding.ASCII.GetBytes(key), new byte[AcceptKey.Length]));

    [Fact]
    public async Task What_the_platforms_client_sends_is_understood() =>
        await Gen.Select(Gen.Byte.Array[0, 300], Gen.Bool, Gen.Int[1, 100]).Array[1, 6].SampleAsync(async messages =>
        {
            using var stream = new MemoryStream();
            using var client = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { KeepAliveInterval = TimeSpan.Zero });
            foreach (var (payload, text, part) in messages)
            {
                for (var at = 0; at < payload.Length || at == 0; at += part)
                {
                    var piece = payload.AsMemory(at, Math.Min(part, payload.Length - at));
                    var type = text ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
                    await client.SendAsync(piece, type, endOfMessage: at + part >= payload.Length, TestContext.Current.CancellationToken).AsTask().Soon();
                }
            }
            await client.CloseOutputAsync((WebSocketCloseStatus)4321, "bye", TestContext.Current.CancellationToken).Soon();
            Assert.Equal(
                [.. messages.Select(m => Conversation.Line("message", m.Item1)), "close 4321"], new Conversation().Hear(stream.ToArray()).Told);
        }, iter: 100);

    [Fact]
    public async Task What_the_edge_writes_is_understood_by_the_platforms_client() =>
        await Gen.Select(AnyOf.These(0, 1, 125, 126, 4_000, 65_535, 65_536, 80_000), Gen.Bool).Array[1, 6].SampleAsync(async messages =>
        {
            using var stream = new MemoryStream();
            var header = new byte[FrameHeader.MaxLength];
            foreach (var (length, text) in messages)
            {
                var written = FrameHeader.Write(header, text ? Opcode.Text : Opcode.Binary, length);
                Assert.Equal(FrameHeader.LengthFor(length), written);
                stream.Write(header.AsSpan(0, written));
                stream.Write(Enumerable.Repeat((byte)'a', length).ToArray());
            }
            stream.Write(header.AsSpan(0, FrameHeader.WriteClose(header, CloseCode.TooBig)));
            stream.Position = 0;
            using var client = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { KeepAliveInterval = TimeSpan.Zero });
            var buffer = new byte[80_000];
            foreach (var (length, text) in messages)
            {
                var count = 0;
                ValueWebSocketReceiveResult got;
                do
                {
                    got = await client.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken).AsTask().Soon();
                    count += got.Count;
                }
                while (!got.EndOfMessage);
                Assert.Equal((length, text), (count, got.MessageType == WebSocketMessageType.Text));
            }
            await client.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken).AsTask().Soon();
            Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.CloseStatus);
        }, iter: 50);

    /// <summary>Frames that are mostly right: the codec and the platform's server take and refuse the same.</summary>
    [Fact]
    public async Task The_platforms_server_takes_and_refuses_the_same()
    {
        var (refused, taken) = (0, 0);
        var frame = Gen.Select(
            Gen.Frequency((6, Gen.Const(Opcode.Binary)), (4, Gen.Const(Opcode.Continuation)), (2, Gen.Const(Opcode.Ping)), (1, Gen.Int[0, 15].Select(i => (Opcode)i)))
                .Where(o => o is not (Opcode.Text or Opcode.Close)),
            Gen.Byte.Array[0, 130], Gen.Frequency((2, Gen.Const(true)), (1, Gen.Const(false))),
            Gen.Frequency((20, Gen.Const(0)), (1, AnyOf.These(0x10, 0x20, 0x40))), Gen.Frequency((20, Gen.Const(true)), (1, Gen.Const(false))),
            (opcode, payload, final, reserved, masked) => new ClientFrame(opcode, payload, final) { Reserved = reserved, Masked = masked });
        await frame.Array[1, 8].SampleAsync(async frames =>
        {
            // The platform judges no header before it has six bytes: something follows even the shortest frame.
            var bytes = ClientFrame.Bytes([.. frames, new ClientFrame(Opcode.Ping, [])]);
            var heard = new Conversation().Hear(bytes);
            var messages = heard.Told.Where(t => !t.StartsWith('P')).ToList();
            Assert.Equal(await Platform(bytes), messages);
            Interlocked.Increment(ref heard.Fault == CloseCode.None ? ref taken : ref refused);
        }, iter: 500);
        Assert.True(refused > 50 && taken > 50, $"{refused} refused, {taken} taken: the frames do not try much.");
    }

    private static async Task<List<string>> Platform(byte[] bytes)
    {
        using var stream = new Answered(bytes);
        using var server = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero });
        var (told, message, buffer) = (new List<string>(), new List<byte>(), new byte[1_000]);
        try
        {
            while (true)
            {
                var got = await server.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken).AsTask().Soon();
                message.AddRange(buffer.AsSpan(0, got.Count));
                if (!got.EndOfMessage)
                    continue;
                told.Add(Conversation.Line("message", message));
                message.Clear();
            }
        }
        catch (WebSocketException e)
        {
            if (e.WebSocketErrorCode != WebSocketError.ConnectionClosedPrematurely)
                told.Add("fault");
        }
        return told;
    }

    /// <summary>Reads what is given and swallows what is written.</summary>
    private sealed class Answered(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override bool CanWrite => true;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;
    }
}
