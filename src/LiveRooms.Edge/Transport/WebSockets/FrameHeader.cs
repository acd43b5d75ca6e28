using System.Buffers.Binary;

namespace LiveRooms.Edge.Transport.WebSockets;

/// <summary>The header of a server's frame: whole messages, no mask (RFC 6455, 5.2).</summary>
internal static class FrameHeader
{
    /// <summary>The longest there is.</summary>
    public const int MaxLength = 10;

    /// <summary>The largest payload of a control frame.</summary>
    public const int MaxControl = 125;

    private const byte Final = 0x80;
    private const byte SixteenBits = 126;
    private const byte SixtyFourBits = 127;

    /// <summary>Bytes of the header before a payload of this many bytes.</summary>
    public static int LengthFor(int payload) => payload <= MaxControl ? 2 : payload <= ushort.MaxValue ? 4 : MaxLength;

    /// <summary>Writes the header of a whole message.</summary>
    /// <returns>Its length: <see cref="LengthFor"/>.</returns>
    public static int Write(Span<byte> header, Opcode opcode, int payload)
    {
        var length = LengthFor(payload);
        header[0] = (byte)(Final | (byte)opcode);
        switch (length)
        {
            case 2:
                header[1] = (byte)payload;
                break;
            case 4:
                header[1] = SixteenBits;
                BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)payload);
                break;
            default:
                header[1] = SixtyFourBits;
                BinaryPrimitives.WriteUInt64BigEndian(header[2..], (ulong)payload);
                break;
        }
        return length;
    }

    /// <summary>Writes a close frame as a whole.</summary>
    /// <param name="frame">At least four bytes.</param>
    /// <param name="code">Why, or <see cref="CloseCode.None"/>.</param>
    /// <returns>Its length.</returns>
    public static int WriteClose(Span<byte> frame, CloseCode code)
    {
        if (code == CloseCode.None)
            return Write(frame, Opcode.Close, 0);
        var length = Write(frame, Opcode.Close, sizeof(ushort));
        BinaryPrimitives.WriteUInt16BigEndian(frame[length..], (ushort)code);
        return length + sizeof(ushort);
    }
}
