using System.Collections.Immutable;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// One request in a <see cref="DropBatch"/>: the action (above it, whether a variant is named), the operation's and the viewer's
/// id, the value, the variant's length and text. Action 0: the number of one that is sent beside the bytes.
/// </summary>
internal static class DropRequestBytes
{
    private const byte Other = 0;
    private const byte ActionBits = 3;
    private const byte HasVariant = 4;

    /// <summary>Packs it; false when it has anything that has no place here.</summary>
    public static bool TryWrite(PackedWriter writer, in DropRequest request)
    {
        // Equal to one that has nothing else: so a field that is added later is never lost here.
        if (request.Action is < DropAction.Reserve or > DropAction.Release
            || request != new DropRequest(request.Action, request.Operation, request.Viewer, request.Value, request.Variant))
        {
            return false;
        }

        writer.Byte((byte)((byte)request.Action | (request.Variant is null ? 0 : HasVariant)));
        writer.Id(request.Operation);
        writer.Id(request.Viewer);
        writer.Difference(request.Value);
        if (request.Variant is { } variant)
            writer.Text(variant.Value);
        return true;
    }

    public static void WriteOther(PackedWriter writer, int index)
    {
        writer.Byte(Other);
        writer.Number((ulong)index);
    }

    /// <exception cref="FormatException">The bytes are damaged.</exception>
    public static DropRequest Read(ref PackedReader reader, ImmutableArray<DropRequest> others)
    {
        var head = reader.Byte();
        if (head == Other)
            return others[reader.Number(others.Length - 1)];
        if (head > (ActionBits | HasVariant) || (head & ActionBits) == 0)
            throw new FormatException($"{head} begins no request.");
        var (operation, viewer, value) = (reader.Operation(), reader.Viewer(), reader.Difference());
        VariantId? variant = (head & HasVariant) == 0 ? null : reader.Text<VariantId>();
        return new DropRequest((DropAction)(head & ActionBits), operation, viewer, value, variant);
    }
}
