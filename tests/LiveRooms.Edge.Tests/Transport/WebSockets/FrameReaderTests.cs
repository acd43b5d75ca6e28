using CsCheck;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Tests.Transport.WebSockets;

public sealed class FrameReaderTests
{
    private static readonly Gen<byte[]> _payload = Gen.Frequency(
        (6, Gen.Byte.Array[0, 200]), (1, Gen.Byte.Array[120, 130]), (1, AnyOf.These(65_535, 65_536, 70_001).Select(n => Counting(n))));

    private static readonly Gen<ClientFrame> _control = Gen.Select(
        AnyOf.These(Opcode.Ping, Opcode.Pong), Gen.Byte.Array[0, 125], Gen.UInt, (opcode, payload, mask) => new ClientFrame(opcode, payload, Mask: mask));

    /// <summary>Messages in fragments, with control frames before any of them, and what is to be told of it.</summary>
    private static readonly Gen<(ClientFrame[] Frames, string[] Told)> _talk = Gen.Select(
        AnyOf.These(Opcode.Text, Opcode.Binary), _payload.Array[1, 4], _control.Array[0, 2], Gen.UInt,
        (opcode, parts, controls, mask) => (Frames: Fragments(opcode, parts, controls, mask), Told: Lines(parts, controls))).Array[0, 5]
        .Select(messages => (messages.SelectMany(m => m.Frames).ToArray(), messages.SelectMany(m => m.Told).ToArray()));

    [Fact]
    public void However_the_bytes_are_cut_and_messages_are_fragmented_the_same_is_told() =>
        Gen.Select(_talk, Gen.Int[1, 5_000].Array[1, 8]).Sample((talk, cuts) =>
        {
            var heard = new Conversation();
            var bytes = ClientFrame.Bytes(talk.Frames);
            for (int at = 0, cut = 0; at < bytes.Length; at += cuts[cut++ % cuts.Length])
                heard.Hear(bytes.Skip(at).Take(cuts[cut % cuts.Length]));
            Assert.Equal(talk.Told, heard.Told);
        }, iter: 300);

    [Fact]
    public void A_byte_at_a_time_will_do() =>
        Gen.Select(Gen.Byte.Array[0, 40].Array[1, 3], _control.Array[0, 2], Gen.UInt).Sample((parts, controls, mask) =>
        {
            var heard = new Conversation();
            foreach (var b in ClientFrame.Bytes(Fragments(Opcode.Text, parts, controls, mask)))
                heard.Hear([b]);
            Assert.Equal(Lines(parts, controls), heard.Told);
        }, iter: 200);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(64, 0)]
    [InlineData(1_001, 1)]
    public void The_mask_comes_off_as_it_was_laid_on_wherever_a_payload_is_cut(int length, int cut)
    {
        var plain = Counting(length);
        var bytes = new ClientFrame(Opcode.Binary, plain, Mask: 0xA1B2C3D4).Bytes()[^length..];
        var mask = Masking.Apply(bytes.AsSpan(0, cut), 0xD4C3B2A1);
        Masking.Apply(bytes.AsSpan(cut), mask);
        Assert.Equal(plain, bytes);
    }

    public static TheoryData<string, byte[]> Wrong => new()
    {
        { "unmasked", new ClientFrame(Opcode.Text, [1]) { Masked = false }.Bytes() },
        { "first reserved bit", new ClientFrame(Opcode.Text, [1]) { Reserved = 0x40 }.Bytes() },
        { "second reserved bit", new ClientFrame(Opcode.Text, [1]) { Reserved = 0x20 }.Bytes() },
        { "third reserved bit", new ClientFrame(Opcode.Ping, [1]) { Reserved = 0x10 }.Bytes() },
        { "reserved opcode", new ClientFrame((Opcode)3, [1]).Bytes() },
        { "last reserved data opcode", new ClientFrame((Opcode)7, [1]).Bytes() },
        { "reserved control opcode", new ClientFrame((Opcode)11, []).Bytes() },
        { "last opcode", new ClientFrame((Opcode)15, []).Bytes() },
        { "long ping", new ClientFrame(Opcode.Ping, new byte[126]).Bytes() },
        { "ping in fragments", new ClientFrame(Opcode.Ping, [1], Final: false).Bytes() },
        { "close in fragments", new ClientFrame(Opcode.Close, [], Final: false).Bytes() },
        { "continuation of nothing", new ClientFrame(Opcode.Continuation, [1]).Bytes() },
        { "message within a message", ClientFrame.Bytes([new(Opcode.Text, [], Final: false), new(Opcode.Text, [])]) },
        { "half a close code", new ClientFrame(Opcode.Close, [3]).Bytes() },
        { "no such close code", new ClientFrame(Opcode.Close, [0x03, 0xED]).Bytes() },
        { "negative length", [0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4] },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_no_frame_ends_it_with_a_protocol_error(string what, byte[] bytes)
    {
        var heard = new Conversation().Hear(new ClientFrame(Opcode.Text, [7]).Bytes()).Hear(bytes).Hear([0x82, 0x80, 0, 0, 0, 0]);
        Assert.True(heard.Told is ["message 07", "fault"], $"{what}: {string.Join(", ", heard.Told)}");
        Assert.Equal(CloseCode.ProtocolError, heard.Fault);
    }

    [Fact]
    public void A_frame_over_the_bound_is_refused_by_its_header_alone()
    {
        Assert.Equal(["message 0102"], new Conversation(maxFrame: 2).Hear(new ClientFrame(Opcode.Text, [1, 2]).Bytes()).Told);
        var heard = new Conversation(maxFrame: 2).Hear(new ClientFrame(Opcode.Text, [1, 2, 3]).Bytes()[..6]);
        Assert.Equal(["fault"], heard.Told);
        Assert.Equal(CloseCode.TooBig, heard.Fault);
    }

    [Theory]
    [InlineData(new byte[0], 0)]
    [InlineData(new byte[] { 0x03, 0xE8 }, 1000)]
    [InlineData(new byte[] { 0x03, 0xE9, 0x62, 0x79, 0x65 }, 1001)]
    [InlineData(new byte[] { 0x13, 0x87 }, 4999)]
    public void A_close_ends_it_with_the_code_it_has(byte[] payload, int code) =>
        Assert.Equal([$"close {code}"], new Conversation().Hear(new ClientFrame(Opcode.Close, payload).Bytes()).Hear([0x82]).Told);

    internal static byte[] Counting(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31))];

    private static IEnumerable<ClientFrame> Fragments(Opcode opcode, byte[][] parts, ClientFrame[] controls, uint mask)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (i < controls.Length)
                yield return controls[i];
            yield return new(i == 0 ? opcode : Opcode.Continuation, parts[i], Final: i == parts.Length - 1, mask + (uint)i);
        }
    }

    private static IEnumerable<string> Lines(byte[][] parts, ClientFrame[] controls) =>
    [
        .. controls.Take(parts.Length).Select(c => Conversation.Line(c.Opcode.ToString(), c.Payload)),
        Conversation.Line("message", parts.SelectMany(p => p)),
    ];
}
