using System.Buffers.Text;
using System.Text.Json;
using LiveRooms.Load.Audience.Frames;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Calls;

/// <summary>Reads hub messages that are no frames.</summary>
internal static class HubAnswerReader
{
    /// <summary>Why an answer that is none closes: a reader's word, no edge's.</summary>
    public const string Unreadable = "unreadable";

    private const int Completion = 3;
    private const int Close = 7;

    /// <summary>Reads one; null for pings and whatever else is of no matter.</summary>
    /// <param name="message">Without its end mark.</param>
    /// <param name="returning">Whether a join among them came back: else what it missed is of no matter, and the rest is not read.</param>
    public static HubAnswer? Read(ReadOnlySpan<byte> message, bool returning)
    {
        var reader = new Utf8JsonReader(message);
        var answer = new HubAnswer();
        try
        {
            if (!reader.Read())
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!ReadField(ref reader, answer, returning))
                    return null;
                if (answer is { Letter: 'j', Position: not null } && !returning)
                    return answer;
            }
            return answer;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return new HubAnswer { IsClose = true, Error = Unreadable };
        }
    }

    private static bool ReadField(ref Utf8JsonReader reader, HubAnswer answer, bool returning)
    {
        if (reader.ValueTextEquals("type"u8))
        {
            reader.Read();
            var type = reader.GetInt32();
            answer.IsClose = type == Close;
            return type is Completion or Close;
        }
        if (reader.ValueTextEquals("invocationId"u8))
        {
            reader.Read();
            ReadId(reader.ValueSpan, answer);
        }
        else if (reader.ValueTextEquals("error"u8))
        {
            reader.Read();
            answer.Error = reader.GetString();
        }
        else if (reader.ValueTextEquals("result"u8) && answer.Letter != default)
        {
            reader.Read();
            ReadResult(ref reader, answer, returning);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
        return true;
    }

    private static void ReadId(ReadOnlySpan<byte> id, HubAnswer answer)
    {
        if (id.IsEmpty)
            return;
        answer.Letter = (char)id[0];
        if (Utf8Parser.TryParse(id[1..], out int number, out var length))
            answer.Number = number;
        if (id.Length > length + 2 && Utf8Parser.TryParse(id[(length + 2)..], out int count, out _))
            answer.Count = count;
    }

    private static void ReadResult(ref Utf8JsonReader reader, HubAnswer answer, bool returning)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("problem"u8))
                answer.Problem = JsonSerializer.Deserialize(ref reader, ProtocolJsonContext.Default.Problem);
            else if (reader.ValueTextEquals("reservation"u8))
                answer.Reservation = JsonSerializer.Deserialize(ref reader, ProtocolJsonContext.Default.ReservationCard);
            else if (reader.ValueTextEquals("snapshot"u8))
                ReadSnapshot(ref reader, answer, returning);
            else if (reader.ValueTextEquals("missed"u8))
                (_, answer.Missed) = (reader.Read(), FrameReader.ReadEvents(ref reader));
            else if (reader.ValueTextEquals("resumed"u8))
                answer.Resumed = reader.Read() && reader.GetBoolean();
            else if (reader.ValueTextEquals("reservations"u8))
                ReadReservations(ref reader, answer);
            else
                (_, _) = (reader.Read(), reader.TrySkip());
            if (answer.Position is not null && !returning)
                return;
        }
    }

    private static void ReadSnapshot(ref Utf8JsonReader reader, HubAnswer answer, bool returning)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return;
        if (returning)
        {
            (answer.Position, answer.LastLine) = SnapshotReader.Read(ref reader);
            return;
        }
        while (answer.Position is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("position"u8))
                answer.Position = JsonSerializer.Deserialize(ref reader, ProtocolJsonContext.Default.Position);
            else
                (_, _) = (reader.Read(), reader.TrySkip());
        }
    }

    private static void ReadReservations(ref Utf8JsonReader reader, HubAnswer answer)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            return;
        List<Protocol.Hub.ReservationCard> cards = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            cards.Add(JsonSerializer.Deserialize(ref reader, ProtocolJsonContext.Default.ReservationCard)!);
        answer.Reservations = cards;
    }
}
