using System.Text.Json;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// THE STORED FORMAT of a drop's journal entries: a byte that says so, then each event: a reservation's as
/// <see cref="DropEventBytes"/> packs it, any other as the JSON of DropEvent.cs behind its length. An entry that begins with a
/// bracket is one JSON array: so were all before there was this form. <see cref="DropJson.Decode"/> reads both.
/// </summary>
public static class DropEntry
{
    /// <summary>What an entry of this form begins with; no JSON does.</summary>
    public const byte Mark = 1;

    /// <summary>Packs the events of one entry, in order, after clearing the writer.</summary>
    public static void Encode(PackedWriter writer, IReadOnlyList<DropEvent> events)
    {
        writer.Clear();
        writer.Byte(Mark);
        var packer = default(DropEventBytes);
        for (var i = 0; i < events.Count; i++)
        {
            if (packer.TryWrite(writer, events[i]))
                continue;
            var text = DropJson.EncodeOne(events[i]);
            writer.Byte(DropEventBytes.Text);
            writer.Number((ulong)text.Length);
            writer.Bytes(text);
        }
    }

    /// <summary>The events of one entry.</summary>
    /// <exception cref="JsonException">The entry is damaged or of an unknown kind.</exception>
    internal static List<DropEvent> Decode(ReadOnlySpan<byte> entry)
    {
        const int SmallestPacked = 4;
        const int TypicalPacked = 36;
        try
        {
            var events = new List<DropEvent>((entry.Length / TypicalPacked) + SmallestPacked);
            var reader = new PackedReader(entry);
            reader.Byte();
            var packer = default(DropEventBytes);
            while (!reader.AtEnd)
            {
                var head = reader.Byte();
                events.Add(head == DropEventBytes.Text
                    ? DropJson.DecodeOne(reader.Bytes(reader.Number(entry.Length)))
                    : packer.Read(head, ref reader));
            }

            return events;
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
