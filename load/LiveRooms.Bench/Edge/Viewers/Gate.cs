using System.Globalization;
using System.Text;
using LiveRooms.Bench.Drops;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Protocol;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>Where viewers enter, and what they say there.</summary>
/// <param name="Port">The server's, on 127.0.0.1.</param>
/// <param name="Room">The show they join.</param>
internal sealed record Gate(int Port, string Room)
{
    private const char End = '\u001e';

    public byte[] Join { get; } = Message(
        $$"""{"type":1,"invocationId":"1","target":"{{HubMethods.Join}}","arguments":[{"showId":"{{Room}}"}]}""");

    /// <summary>A port, with a slash and a room behind it where it is not the suite's.</summary>
    public static Gate Parse(string text)
    {
        var parts = text.Split('/');
        return new Gate(int.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 1 ? parts[1] : BenchRoom.Show.Value);
    }

    /// <summary>Says a line, reacts, or asks for a unit of the drop that is named like the room; the operation is new each time.</summary>
    public byte[] Request(string method, string text) => Message(
        $$"""{"type":1,"invocationId":"2","target":"{{method}}","arguments":[{{ArgumentOf(method, text)}}]}""");

    public Uri Address { get; } = new($"http://127.0.0.1:{Port}");

    private static byte[] Message(string text) => Encoding.UTF8.GetBytes(text + End);

    private string ArgumentOf(string method, string text) => method switch
    {
        HubMethods.Chat => $$"""{"operationId":"{{Ids.Operation()}}","text":"{{text}}"}""",
        HubMethods.React => $$"""{"kind":"heart","count":3}""",
        HubMethods.Reserve => $$"""{"dropId":"{{Room}}","operationId":"{{Ids.Operation()}}","quantity":1}""",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Viewers of the bench do not ask that."),
    };
}
