using System.Buffers;
using LiveRooms.Protocol.Hub;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace LiveRooms.Edge.Outbound.Snapshots;

/// <summary>Writes a snapshot as MessagePack, with the parts that many share copied, byte by byte as it would be written anew.</summary>
internal sealed class SnapshotPack : IMessagePackFormatter<RoomSnapshot?>
{
    private const int Members = 6;
    private readonly IFormatterResolver _plain;

    private SnapshotPack(IFormatterResolver plain) => _plain = plain;

    /// <summary>The options with this way of writing snapshots.</summary>
    public static MessagePackSerializerOptions Into(MessagePackSerializerOptions options) =>
        options.WithResolver(CompositeResolver.Create([new SnapshotPack(options.Resolver)], [options.Resolver]));

    /// <inheritdoc/>
    public RoomSnapshot? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        _plain.GetFormatterWithVerify<RoomSnapshot?>().Deserialize(ref reader, options);

    /// <inheritdoc/>
    public void Serialize(ref MessagePackWriter writer, RoomSnapshot? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        var bytes = SnapshotChat.Bytes(value, FrameEncoding.MessagePack, options, Written) ?? Written(value, options);
        writer.WriteRaw(bytes[0]);
        writer.Write(value.At);
        writer.WriteRaw(bytes[1]);
    }

    // What comes before the time, and what comes after it.
    private static SnapshotBytes Written(RoomSnapshot snapshot, MessagePackSerializerOptions options)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output) { OldSpec = options.OldSpec is true };
        writer.WriteMapHeader(Members);
        Write(ref writer, nameof(RoomSnapshot.Position), snapshot.Position, options);
        writer.Write(nameof(RoomSnapshot.At));
        writer.Flush();
        var before = output.WrittenCount;
        Write(ref writer, nameof(RoomSnapshot.Show), snapshot.Show, options);
        Write(ref writer, nameof(RoomSnapshot.Drops), snapshot.Drops, options);
        Write(ref writer, nameof(RoomSnapshot.Chat), snapshot.Chat, options);
        Write(ref writer, nameof(RoomSnapshot.Counters), snapshot.Counters, options);
        writer.Flush();
        return new SnapshotBytes(output.WrittenSpan.ToArray(), before, output.WrittenCount);
    }

    private static void Write<T>(ref MessagePackWriter writer, string name, T value, MessagePackSerializerOptions options)
    {
        writer.Write(name);
        options.Resolver.GetFormatterWithVerify<T>().Serialize(ref writer, value, options);
    }
}
