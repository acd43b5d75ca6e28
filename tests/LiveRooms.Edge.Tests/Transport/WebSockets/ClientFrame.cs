using System.Buffers.Binary;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Tests.Transport.WebSockets;

/// <summary>A frame as a client sends it, right or wrong, written by a hand of its own.</summary>
internal sealed record ClientFrame(Opcode Opcode, byte[] Payload, bool Final = true, uint Mask = 0x12345678)
{
    /// <summary>The reserved bits, in the places they have.</summary>
    internal int Reserved { get; init; }

    internal bool Masked { get; init; } = true;

    internal byte[] Bytes()
    {
        var bytes = new List<byte> { (byte)((Final ? 0x80 : 0) | Reserved | (int)Opcode) };
        var masked = Masked ? 0x80 : 0;
        switch (Payload.Length)
        {
            case < 126:
                bytes.Add((byte)(masked | Payload.Length));
                break;
            case < 65_536:
                bytes.Add((byte)(masked | 126));
                bytes.AddRange([(byte)(Payload.Length >> 8), (byte)Payload.Length]);
                break;
            default:
                bytes.Add((byte)(masked | 127));
                var length = new byte[8];
                BinaryPrimitives.WriteInt64BigEndian(length, Payload.Length);
                bytes.AddRange(length);
                break;
        }
        if (!Masked)
            return [.. bytes, .. Payload];
        byte[] mask = [(byte)(Mask >> 24), (byte)(Mask >> 16), (byte)(Mask >> 8), (byte)Mask];
        return [.. bytes, .. mask, .. Payload.Select((b, i) => (byte)(b ^ mask[i % 4]))];
    }

    internal static byte[] Bytes(IEnumerable<ClientFrame> frames) => [.. frames.SelectMany(f => f.Bytes())];
}
