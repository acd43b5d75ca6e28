using System.Buffers.Binary;

namespace LiveRooms.Edge.Transport.WebSockets;

/// <summary>
/// Reads a client's frames from bytes that come in any pieces (RFC 6455, 5). It holds no bytes: what it could not take yet is
/// shown to it again, with more behind. Parts of a message are told as they come, so a message need not fit anywhere; a
/// control frame is told as a whole. Text is not checked for UTF-8: who reads the message does.
/// </summary>
/// <param name="maxFrame">Largest payload of a data frame in bytes.</param>
internal struct FrameReader(long maxFrame)
{
    private const int FinalBit = 0x80;
    private const int ReservedBits = 0x70;
    private const int OpcodeBits = 0x0F;
    private const int MaskBit = 0x80;
    private const int LengthBits = 0x7F;
    private const int ControlBit = 0x08;
    private const int SixteenBits = 126;
    private const int MaskLength = 4;

    private long _left;
    private uint _mask;
    private bool _final;
    private bool _fragmented;

    /// <summary>Whether the data told last ended its message.</summary>
    public readonly bool MessageEnded => _final && _left == 0;

    /// <summary>The code to close with after <see cref="FrameStep.Fault"/>.</summary>
    public CloseCode Fault { get; private set; }

    /// <summary>The code of the client's close frame, <see cref="CloseCode.None"/> when it had none.</summary>
    public CloseCode Closed { get; private set; }

    /// <summary>Takes the next thing from the start of the bytes.</summary>
    /// <param name="bytes">All that has come and was not taken. What is taken is unmasked in place.</param>
    /// <param name="taken">How many of the bytes are done with; not zero except with <see cref="FrameStep.More"/> and a fault.</param>
    /// <param name="payload">The part of them that was sent.</param>
    public FrameStep Next(Span<byte> bytes, out int taken, out Span<byte> payload)
    {
        taken = 0;
        payload = default;
        if (_left == 0)
        {
            if (bytes.Length < 2)
                return FrameStep.More;
            int first = bytes[0], second = bytes[1];
            var control = (first & ControlBit) != 0;
            if (!Allowed(first, second, control))
                return Fail(CloseCode.ProtocolError);
            var header = HeaderLength(second & LengthBits);
            if (bytes.Length < header)
                return FrameStep.More;
            var length = PayloadLength(bytes, second & LengthBits);
            var mask = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(header - MaskLength)..]);
            if (control)
                return Control((Opcode)(first & OpcodeBits), bytes, header, (int)length, mask, out taken, out payload);
            if (length < 0 || length > maxFrame)
                return Fail(length < 0 ? CloseCode.ProtocolError : CloseCode.TooBig);
            (_left, _mask, _final) = (length, mask, (first & FinalBit) != 0);
            _fragmented = !_final;
            taken = header;
            if (length == 0)
                return FrameStep.Data;
        }
        return Data(bytes, ref taken, out payload);
    }

    /// <summary>The two first bytes of a frame, judged.</summary>
    private readonly bool Allowed(int first, int second, bool control)
    {
        if ((first & ReservedBits) != 0 || (second & MaskBit) == 0)
            return false;
        return (Opcode)(first & OpcodeBits) switch
        {
            Opcode.Continuation => _fragmented,
            Opcode.Text or Opcode.Binary => !_fragmented,
            Opcode.Close or Opcode.Ping or Opcode.Pong =>
                control && (first & FinalBit) != 0 && (second & LengthBits) <= FrameHeader.MaxControl,
            _ => false,
        };
    }

    private FrameStep Data(Span<byte> bytes, scoped ref int taken, out Span<byte> payload)
    {
        var part = (int)Math.Min(_left, bytes.Length - taken);
        payload = bytes.Slice(taken, part);
        if (part == 0)
            return FrameStep.More;
        _mask = Masking.Apply(payload, _mask);
        _left -= part;
        taken += part;
        return FrameStep.Data;
    }

    private FrameStep Control(
        Opcode opcode, Span<byte> bytes, int header, int length, uint mask, out int taken, out Span<byte> payload)
    {
        taken = 0;
        payload = default;
        if (bytes.Length < header + length)
            return FrameStep.More;
        taken = header + length;
        payload = bytes.Slice(header, length);
        Masking.Apply(payload, mask);
        if (opcode != Opcode.Close)
            return opcode == Opcode.Ping ? FrameStep.Ping : FrameStep.Pong;
        if (length == 0)
            return FrameStep.Close;
        if (length == 1 || !IsCode(BinaryPrimitives.ReadUInt16BigEndian(payload)))
            return Fail(CloseCode.ProtocolError);
        Closed = (CloseCode)BinaryPrimitives.ReadUInt16BigEndian(payload);
        return FrameStep.Close;
    }

    private FrameStep Fail(CloseCode code)
    {
        Fault = code;
        return FrameStep.Fault;
    }

    private static int HeaderLength(int length) => MaskLength + (length < SixteenBits ? 2 : length == SixteenBits ? 4 : FrameHeader.MaxLength);

    private static long PayloadLength(ReadOnlySpan<byte> header, int length) => length switch
    {
        < SixteenBits => length,
        SixteenBits => BinaryPrimitives.ReadUInt16BigEndian(header[2..]),
        _ => BinaryPrimitives.ReadInt64BigEndian(header[2..]),
    };

    /// <summary>Codes that may stand in a close frame (RFC 6455, 7.4).</summary>
    private static bool IsCode(int code) => code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and < 5000);
}
