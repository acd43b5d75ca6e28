using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>What came back on a socket, read strictly: an HTTP answer or none, then frames, and what they say of the hub.</summary>
internal sealed class SocketHeard
{
    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    internal int Status { get; private set; }

    /// <summary>The code of the close frame; null when there was none.</summary>
    internal ushort? Close { get; private set; }

    /// <summary>Whether something came after the close frame. The platform's own WebSocket lets that happen.</summary>
    internal bool WentOn { get; private set; }

    /// <summary>What the hub said.</summary>
    internal Heard Hub { get; private set; } = new();

    /// <exception cref="InvalidDataException">The edge said what may not be said.</exception>
    internal static SocketHeard Read(ReadOnlySpan<byte> bytes, FrameEncoding wire)
    {
        var heard = new SocketHeard();
        // Nothing, or HTTP/2, whose first frame has less than 65,536 bytes: Kestrel alone knows what to say then.
        if (bytes.IsEmpty || bytes[0] == 0)
            return heard;
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0 || !bytes.StartsWith("HTTP/1.1 "u8))
            throw new InvalidDataException($"No HTTP answer: {Encoding.Latin1.GetString(bytes[..Math.Min(50, bytes.Length)])}");
        heard.Status = int.Parse(Encoding.ASCII.GetString(bytes[9..12]), System.Globalization.CultureInfo.InvariantCulture);
        if (heard.Status == 101)
            heard.TakeFrames(bytes[(end + 4)..], wire);
        return heard;
    }

    private void TakeFrames(ReadOnlySpan<byte> bytes, FrameEncoding wire)
    {
        var said = new ArrayBufferWriter<byte>();
        while (!bytes.IsEmpty)
        {
            WentOn |= Close is not null;
            if (bytes.Length < 2 || (bytes[0] & 0x70) != 0 || (bytes[1] & 0x80) != 0)
                throw new InvalidDataException("What came is no frame of a server.");
            var (header, length) = bytes[1] switch
            {
                < 126 => (2, bytes[1]),
                126 => (4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
                _ => (10, (long)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
            };
            var payload = bytes.Slice(header, (int)length);
            switch ((Opcode)(bytes[0] & 0xf))
            {
                case Opcode.Close:
                    Close = length == 0 ? (ushort)0 : BinaryPrimitives.ReadUInt16BigEndian(payload);
                    break;
                case Opcode.Text or Opcode.Binary or Opcode.Continuation:
                    said.Write(payload);
                    break;
                case Opcode.Ping or Opcode.Pong:
                    break;
                default:
                    throw new InvalidDataException("What came is a frame of no kind.");
            }
            bytes = bytes[(header + (int)length)..];
        }
        Hub = Heard.Read(new ReadOnlySequence<byte>(said.WrittenMemory), wire);
    }
}
