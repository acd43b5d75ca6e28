using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>A connection's place in the count of its address: of version 4 as a whole, of version 6 its network of 64 bits.</summary>
/// <param name="Network">The bits that are counted together.</param>
/// <param name="IsNetwork">Whether they are a network of version 6.</param>
internal readonly record struct Place(ulong Network, bool IsNetwork)
{
    /// <summary>The place of an address. One of version 4 that is written in version 6 counts as what it is.</summary>
    public static Place Of(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Span<byte> bytes = stackalloc byte[16];
        plain.TryWriteBytes(bytes, out _);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? new Place(BinaryPrimitives.ReadUInt32BigEndian(bytes), false)
            : new Place(BinaryPrimitives.ReadUInt64BigEndian(bytes), true);
    }
}
