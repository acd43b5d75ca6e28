using System.Net;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Protocol;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>Where viewers enter, and what they say there.</summary>
/// <param name="Port">The server's, on 127.0.0.1.</param>
/// <param name="Silent">Whether the server has no hub: who is upgraded has joined, and says nothing more.</param>
internal sealed record Gate(int Port, bool Silent)
{
    public static byte[] Handshake { get; } = Upgrade.Frame("""{"protocol":"json","version":1}""");

    public static byte[] Join { get; } = Upgrade.Frame(
        $$"""{"type":1,"invocationId":"1","target":"{{HubMethods.Join}}","arguments":[{"showId":"{{BenchRoom.Show}}"}]}""");

    public static byte[] Ping { get; } = Upgrade.Frame("""{"type":6}""");

    public EndPoint Address { get; } = new IPEndPoint(IPAddress.Loopback, Port);
}
