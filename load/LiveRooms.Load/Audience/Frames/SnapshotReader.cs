using System.Text.Json;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Frames;

/// <summary>What a viewer has to know of a room's snapshot: where it stands, and the newest line in it.</summary>
internal static class SnapshotReader
{
    /// <summary>Reads it; the reader stands at its beginning, and then at its end.</summary>
    public static (Position? Position, long LastLine) Read(ref Utf8JsonReader reader)
    {
        Position? position = null;
        var lastLine = 0L;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPosition = reader.ValueTextEquals("position"u8);
            var isChat = !isPosition && reader.ValueTextEquals("chat"u8);
            reader.Read();
            if (isPosition)
                position = JsonSerializer.Deserialize(ref reader, ProtocolJsonContext.Default.Position);
            else if (isChat && reader.TokenType == JsonTokenType.StartArray)
                lastLine = ChatFacts.Read(ref reader).Last;
            else
                reader.Skip();
        }
        return (position, lastLine);
    }
}
