using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>What may stand in a message, right or wrong, written in either encoding without asking whether it makes sense.</summary>
internal abstract class Value
{
    internal abstract void Json(ArrayBufferWriter<byte> to);

    internal abstract void Pack(ArrayBufferWriter<byte> to);

    internal static Value Of(string text) => new Text(Encoding.UTF8.GetBytes(text));

    internal static Value Of(long number)
    {
        var packed = new byte[9];
        packed[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(packed.AsSpan(1), number);
        return new Literal(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)), number is >= 0 and < 128 ? [(byte)number] : packed);
    }

    internal static Value Null { get; } = new Literal("null"u8.ToArray(), [0xc0]);

    /// <summary>The head of a MessagePack text, list or map.</summary>
    private protected static void Head(ArrayBufferWriter<byte> to, byte code, long length)
    {
        var head = to.GetSpan(5);
        head[0] = code;
        BinaryPrimitives.WriteUInt32BigEndian(head[1..], (uint)length);
        to.Advance(5);
    }
}

/// <summary>Bytes for either encoding.</summary>
internal sealed class Literal(byte[] json, byte[] packed) : Value
{
    internal override void Json(ArrayBufferWriter<byte> to) => to.Write(json);

    internal override void Pack(ArrayBufferWriter<byte> to) => to.Write(packed);
}

/// <summary>A text, of good UTF-8 or not.</summary>
internal sealed class Text(byte[] bytes, bool raw = false) : Value
{
    internal override void Json(ArrayBufferWriter<byte> to)
    {
        to.Write("\""u8);
        foreach (var b in bytes)
        {
            if (!raw && b is (byte)'"' or (byte)'\\')
                to.Write("\\"u8);
            if (!raw && b < 0x20)
                to.Write(Encoding.ASCII.GetBytes($"\\u{b:x4}"));
            else
                to.Write([b]);
        }
        to.Write("\""u8);
    }

    internal override void Pack(ArrayBufferWriter<byte> to)
    {
        if (bytes.Length < 32)
            to.Write([(byte)(0xa0 | bytes.Length)]);
        else
            Head(to, 0xdb, bytes.Length);
        to.Write(bytes);
    }
}

/// <summary>A list, of as many items as it says or not.</summary>
internal sealed class Items(params Value[] items) : Value
{
    internal List<Value> All { get; } = [.. items];

    /// <summary>The length said in MessagePack, when it is not the true one.</summary>
    internal long? Said { get; init; }

    internal override void Json(ArrayBufferWriter<byte> to)
    {
        to.Write("["u8);
        for (var i = 0; i < All.Count; i++)
        {
            if (i > 0)
                to.Write(","u8);
            All[i].Json(to);
        }
        to.Write("]"u8);
    }

    internal override void Pack(ArrayBufferWriter<byte> to)
    {
        if (Said is null && All.Count < 16)
            to.Write([(byte)(0x90 | All.Count)]);
        else
            Head(to, 0xdd, Said ?? All.Count);
        foreach (var item in All)
            item.Pack(to);
    }
}

/// <summary>Names with values, in order; a name may come twice.</summary>
internal sealed class Fields(params (string Name, Value Value)[] fields) : Value
{
    internal List<(string Name, Value Value)> All { get; } = [.. fields];

    /// <summary>The length said in MessagePack, when it is not the true one.</summary>
    internal long? Said { get; init; }

    internal override void Json(ArrayBufferWriter<byte> to)
    {
        to.Write("{"u8);
        for (var i = 0; i < All.Count; i++)
        {
            if (i > 0)
                to.Write(","u8);
            Of(char.ToLowerInvariant(All[i].Name.FirstOrDefault('x')) + All[i].Name[Math.Min(1, All[i].Name.Length)..]).Json(to);
            to.Write(":"u8);
            All[i].Value.Json(to);
        }
        to.Write("}"u8);
    }

    internal override void Pack(ArrayBufferWriter<byte> to)
    {
        if (Said is null && All.Count < 16)
            to.Write([(byte)(0x80 | All.Count)]);
        else
            Head(to, 0xdf, Said ?? All.Count);
        foreach (var (name, value) in All)
        {
            Of(name).Pack(to);
            value.Pack(to);
        }
    }
}

/// <summary>A value in itself many times, written without a call for each.</summary>
internal sealed class Nested(int depth, bool maps) : Value
{
    private static readonly byte[] MapOfOne = [0x81, 0xa1, (byte)'a'];
    private static readonly byte[] ListOfOne = [0x91];

    internal override void Json(ArrayBufferWriter<byte> to)
    {
        for (var i = 0; i < depth; i++)
            to.Write(maps ? "{\"a\":"u8 : "["u8);
        to.Write("1"u8);
        for (var i = 0; i < depth; i++)
            to.Write(maps ? "}"u8 : "]"u8);
    }

    internal override void Pack(ArrayBufferWriter<byte> to)
    {
        for (var i = 0; i < depth; i++)
            to.Write<byte>(maps ? MapOfOne : ListOfOne);
        to.Write("\u0001"u8);
    }
}
