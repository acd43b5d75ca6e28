using System.Buffers;
using System.Buffers.Binary;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>
/// Reads what a server sends over one WebSocket as hub messages, however it is cut into frames and arrives in pieces. It copies
/// only what is not whole yet.
/// </summary>
internal sealed class HubReader
{
    private const int LongestHeader = 10;
    private const int CloseOpcode = 8;

    private readonly byte[] _header = new byte[LongestHeader];
    private int _headerLength;
    private long _left;
    private bool _control;
    private byte[] _kept = [];
    private int _keptLength;
    private bool _keptWasRead;

    /// <summary>Whether the server has said that it is done.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The next whole message, without its end mark, valid until the next call; what was read is cut from the bytes.</summary>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> message)
    {
        message = default;
        ForgetRead();
        while (bytes.Length > 0)
        {
            if (_left == 0)
            {
                ReadHeader(ref bytes);
                continue;
            }

            var part = bytes[..(int)Math.Min(_left, bytes.Length)];
            var end = _control ? -1 : part.IndexOf(HubMessages.End);
            var taken = end < 0 ? part.Length : end + 1;
            bytes = bytes[taken..];
            _left -= taken;
            if (end >= 0)
            {
                message = Whole(part[..end]);
                return true;
            }

            if (!_control)
                Keep(part);
        }

        return false;
    }

    private void ReadHeader(ref ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && (_headerLength < 2 || _headerLength < HeaderSize()))
        {
            _header[_headerLength++] = bytes[0];
            bytes = bytes[1..];
        }

        if (_headerLength < 2 || _headerLength < HeaderSize())
            return;
        var opcode = _header[0] & 0x0f;
        _control = opcode >= CloseOpcode;
        HasEnded |= opcode == CloseOpcode;
        _left = (_header[1] & 0x7f) switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            127 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
            var small => small,
        };
        _headerLength = 0;
    }

    private int HeaderSize() => (_header[1] & 0x7f) switch { 126 => 4, 127 => LongestHeader, _ => 2 };

    private ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> last)
    {
        if (_keptLength == 0)
            return last;
        Keep(last);
        _keptWasRead = true;
        return _kept.AsSpan(0, _keptLength);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_kept.Length - _keptLength < part.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_keptLength + (2 * part.Length));
            _kept.AsSpan(0, _keptLength).CopyTo(larger);
            Return();
            _kept = larger;
        }

        part.CopyTo(_kept.AsSpan(_keptLength));
        _keptLength += part.Length;
    }

    private void ForgetRead()
    {
        if (!_keptWasRead)
            return;
        Return();
        (_kept, _keptLength, _keptWasRead) = ([], 0, false);
    }

    private void Return()
    {
        if (_kept.Length > 0)
            ArrayPool<byte>.Shared.Return(_kept);
    }
}
