using System.Text.Json;
using LiveRooms.Load.Audience.Rooms;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Frames;

/// <summary>Reads a frame's hub message.</summary>
internal static class FrameReader
{
    /// <summary>Its facts; null when it is none.</summary>
    public static FrameFacts? Read(ReadOnlySpan<byte> message, RoomWatches rooms)
    {
        var reader = new Utf8JsonReader(message);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isArguments = reader.ValueTextEquals("arguments"u8);
                reader.Read();
                if (!isArguments)
                {
                    reader.Skip();
                    continue;
                }
                reader.Read();
                return reader.TokenType == JsonTokenType.StartObject ? ReadFrame(ref reader, message, rooms) : null;
            }
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static FrameFacts? ReadFrame(ref Utf8JsonReader reader, ReadOnlySpan<byte> message, RoomWatches rooms)
    {
        var (show, epoch, from, through, skipped) = ((string?)null, 0L, 0L, 0L, 0);
        var events = CriticalEvents.None;
        var chat = new ChatFacts();
        (Position? Position, long LastLine) reset = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (FieldOf(ref reader))
            {
                case Field.Show:
                    show = reader.GetString();
                    break;
                case Field.Epoch:
                    epoch = reader.GetInt64();
                    break;
                case Field.From:
                    from = reader.GetInt64();
                    break;
                case Field.Through:
                    through = reader.GetInt64();
                    break;
                case Field.Skipped:
                    skipped = reader.GetInt32();
                    break;
                case Field.Events:
                    events = ReadEvents(ref reader);
                    break;
                case Field.Chat:
                    chat = ChatFacts.Read(ref reader);
                    break;
                case Field.Reset:
                    reset = SnapshotReader.Read(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        if (show is null)
            return null;
        if (reset.Position is { } anew)
            (epoch, from, through) = (anew.Epoch, anew.Sequence, anew.Sequence);
        return new FrameFacts
        {
            Bytes = message.ToArray(),
            Room = rooms.Of(show),
            Epoch = epoch,
            From = from,
            Through = through,
            IsReset = reset.Position is not null,
            Events = events,
            Skipped = skipped,
            Lines = chat.Lines,
            FirstLine = chat.First,
            LastLine = Math.Max(chat.Last, reset.LastLine),
            OldestMade = chat.OldestMade,
            Flaw = events.Flaw ?? chat.Flaw ?? Outside(events, from, through, reset.Position),
        };
    }

    /// <summary>Reads critical events; the reader stands at their array, or at null.</summary>
    public static CriticalEvents ReadEvents(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return CriticalEvents.None;
        var events = new CriticalEvents();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            events.Add(JsonSerializer.Deserialize(ref reader, ProtocolJsonContext.Default.RoomEvent)!);
        return events;
    }

    private static string? Outside(CriticalEvents events, long from, long through, Position? reset) =>
        reset is null && events.First != 0 && (events.First <= from || events.Last > through)
            ? $"events {events.First} to {events.Last} in a frame from {from} through {through}"
            : null;

    private static Field FieldOf(ref Utf8JsonReader reader)
    {
        var field = reader.ValueTextEquals("showId"u8) ? Field.Show
            : reader.ValueTextEquals("epoch"u8) ? Field.Epoch
            : reader.ValueTextEquals("from"u8) ? Field.From
            : reader.ValueTextEquals("through"u8) ? Field.Through
            : reader.ValueTextEquals("skippedChat"u8) ? Field.Skipped
            : reader.ValueTextEquals("events"u8) ? Field.Events
            : reader.ValueTextEquals("chat"u8) ? Field.Chat
            : reader.ValueTextEquals("reset"u8) ? Field.Reset
            : Field.Other;
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? Field.Other : field;
    }

    private enum Field
    {
        Other,
        Show,
        Epoch,
        From,
        Through,
        Skipped,
        Events,
        Chat,
        Reset,
    }
}
