using System.Buffers;
using CsCheck;
using LiveRooms.Edge.Tests.Transport.WebSockets;
using LiveRooms.Edge.Transport.Sockets;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Tests.Transport.Sockets;

public sealed class InboundBytesTests
{
    [Fact]
    public void However_bytes_come_and_are_read_all_data_is_read_in_order_and_nothing_is_held_then()
    {
        var (grown, moved) = (0, 0);
        var frame = Gen.Select(
            Gen.Frequency((3, Gen.Byte.Array[0, 60]), (1, Gen.Byte.Array[500, 3_000])), Gen.Frequency((3, Gen.Const(Opcode.Binary)), (1, Gen.Const(Opcode.Ping))),
            (payload, opcode) => new ClientFrame(opcode, opcode == Opcode.Ping ? [.. payload.Take(125)] : payload));
        Gen.Select(frame.Array[0, 12], Gen.Int[1, 700].Array[1, 6], Gen.Int[0, 400].Array[1, 6]).Sample((frames, pieces, reads) =>
        {
            var bytes = new InboundBytes(1_000_000);
            var (read, pings) = (new List<byte>(), new List<byte>());
            var sent = ClientFrame.Bytes(frames);
            for (int at = 0, turn = 0; at < sent.Length; turn++)
            {
                var space = bytes.Space();
                var count = Math.Min(Math.Min(pieces[turn % pieces.Length], sent.Length - at), space.Length);
                sent.AsSpan(at, count).CopyTo(space);
                bytes.Received(count);
                at += count;
                while (bytes.Parse(out var payload) is var step && step != FrameStep.More)
                    pings.AddRange(payload);
                moved += bytes.Count > 1_024 ? 1 : 0;
                grown += bytes.Count > 2_048 ? 1 : 0;
                var ready = bytes.Ready.Slice(0, Math.Min(reads[turn % reads.Length], bytes.Count));
                read.AddRange(ready.ToArray());
                bytes.Read((int)ready.Length);
                bytes.Rest();
            }
            read.AddRange(bytes.Ready.ToArray());
            bytes.Read(bytes.Count);
            bytes.Rest();
            Assert.Equal(frames.Where(f => f.Opcode == Opcode.Binary).SelectMany(f => f.Payload), read);
            Assert.Equal(frames.Where(f => f.Opcode == Opcode.Ping).SelectMany(f => f.Payload), pings);
            Assert.False(bytes.IsHeld);
        }, iter: 500);
        Assert.True(moved > 100 && grown > 100, $"Grew {moved} and {grown} times: the sizes do not try much.");
    }

    [Fact]
    public void It_is_full_when_as_much_waits_as_may_with_what_is_no_whole_frame_yet()
    {
        var bytes = new InboundBytes(100);
        var sent = new ClientFrame(Opcode.Text, new byte[106]).Bytes();
        sent.AsSpan(0, 105).CopyTo(bytes.Space());
        bytes.Received(105);
        Assert.Equal(FrameStep.More, bytes.Parse(out _));
        Assert.Equal((99, false), (bytes.Count, bytes.IsFull));
        sent.AsSpan(105, 1).CopyTo(bytes.Space());
        bytes.Received(1);
        Assert.Equal(FrameStep.More, bytes.Parse(out _));
        Assert.Equal((100, true), (bytes.Count, bytes.IsFull));
        bytes.Read(1);
        Assert.False(bytes.IsFull);
        bytes.Drop();
    }
}
