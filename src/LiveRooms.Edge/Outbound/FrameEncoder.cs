using System.Buffers;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Edge.Outbound;

/// <summary>Writes frames in the protocols the hub speaks.</summary>
/// <param name="protocols">What the hub speaks.</param>
/// <param name="pool">Where the bytes come from and go back to; the shared pool when null.</param>
internal sealed class FrameEncoder(IEnumerable<IHubProtocol> protocols, ArrayPool<byte>? pool = null)
{
    private readonly IHubProtocol[] _protocols = [.. Enum.GetValues<FrameEncoding>().Select(encoding => Find(protocols, encoding))];

    /// <summary>The protocol's name, as connections call it.</summary>
    public string NameOf(FrameEncoding encoding) => _protocols[(int)encoding].Name;

    /// <summary>What carries a frame.</summary>
    public static HubMessage MessageOf(RoomFrame frame) => new InvocationMessage(HubMethods.Frame, [frame]);

    /// <summary>The frame as bytes of its own, given back to the pool by the caller.</summary>
    public FrameBytes Encode(RoomFrame frame, FrameEncoding encoding)
    {
        var bytes = new FrameBytes(pool ?? ArrayPool<byte>.Shared);
        _protocols[(int)encoding].WriteMessage(MessageOf(frame), bytes);
        bytes.Seal(text: encoding == FrameEncoding.Json);
        return bytes;
    }

    private static IHubProtocol Find(IEnumerable<IHubProtocol> protocols, FrameEncoding encoding) =>
        protocols.Single(p => string.Equals(p.Name, encoding.ToString(), StringComparison.OrdinalIgnoreCase));
}
