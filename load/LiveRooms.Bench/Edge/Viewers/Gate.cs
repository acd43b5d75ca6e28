using System.Globalization;
using System.Net;
using LiveRooms.Bench.Drops;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Protocol;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>Where viewers enter, and what they say there.</summary>
/// <param name="Port">The server's, on 127.0.0.1.</param>
/// <param name="Silent">Whether the server has no hub: who is upgraded has joined, and says nothing more.</param>
/// <param name="Room">The show they join.</param>
internal sealed record Gate(int Port, bool Silent, string Room)
{
    public static byte[] Handshake { get; } = Upgrade.Frame("""{"protocol":"json","version":1}""");

    public byte[] Join { get; } = Upgrade.Frame(
        $$"""{"type":1,"invocationId":"1","target":"{{HubMethods.Join}}","arguments":[{"showId":"{{Room}}"}]}""");

    public static byte[] Ping { get; } = Upgrade.Frame("""{"type":6}""");

    /// <summary>A port, with a slash and a room behind it where it is not the suite's.</summary>
    public static Gate Parse(string text, bool silent)
    {
        var parts = text.Split('/');
        return new Gate(int.Parse(parts[0], CultureInfo.InvariantCulture), silent, parts.Length > 1 ? parts[1] : BenchRoom.Show.Value);
    }

    /// <summary>Says a line, reacts, or asks for a unit of the drop that is named like the room; the operation is new each time.</summary>
    public byte[] Request(string method, string text) => Upgrade.Frame(
        $$"""{"type":1,"invocationId":"2","target":"{{method}}","arguments":[{{ArgumentOf(method, text)}}]}""");

    public EndPoint Address { get; } = new IPEndPoint(IPAddress.Loopback, Port);

    private string ArgumentOf(string method, string text) => method switch
    {
        HubMethods.Chat => $$"""{"operationId":"{{Ids.Operation()}}","text":"{{text}}"}""",
        HubMethods.React => $$"""{"kind":"heart","count":3}""",
        HubMethods.Reserve => $$"""{"dropId":"{{Room}}","operationId":"{{Ids.Operation()}}","quantity":1}""",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Viewers of the bench do not ask that."),
    };
}
