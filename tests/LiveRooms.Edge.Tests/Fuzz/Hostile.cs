using System.Text;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Values that no well-behaved client sends, each made anew: an input may be bent further.</summary>
internal static class Hostile
{
    private static readonly Func<Value>[] Small =
    [
        () => Value.Null, () => Literal("true", 0xc3), () => Literal("false", 0xc2), () => Value.Of(0), () => Value.Of(-1), () => Value.Of(51), () => Value.Of(int.MaxValue),
        () => Value.Of((long)int.MaxValue + 1), () => Value.Of((1L << 53) + 1), () => Value.Of(long.MaxValue), () => Value.Of(long.MinValue),
        () => Literal("99999999999999999999", 0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
        () => Literal("1e400", 0xcb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0), () => Literal("1.5", 0xcb, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0),
        () => Literal("-0", 0xca, 0x80, 0, 0, 0), () => Literal("01", 0xc1), () => Literal("NaN", 0xcb, 0x7f, 0xf8, 0, 0, 0, 0, 0, 1),
        () => Literal("\"\\ud800\"", 0xd9, 3, 0xed, 0xa0, 0x80), () => Literal("\"\\u12", 0xdb, 0xff, 0xff, 0xff, 0xff), () => Literal("/* */1", 0xc4, 2, 0, 1),
        // MessagePack's extensions: a time, a type by name, and one that is too long.
        () => Literal("[1,]", 0xd6, 0xff, 0, 0, 0, 1), () => Literal("{", 0xc7, 4, 100, 0xa2, (byte)'x', (byte)'y', 1), () => Literal("]", 0xc9, 0x7f, 0xff, 0xff, 0xff, 1),
        () => Value.Of(""), () => Value.Of(" "), () => Value.Of("no id!"), () => Value.Of("../../etc"), () => Value.Of("\0"), () => Value.Of("a\nb\u0007"), () => Value.Of("\u202egnp.exe"),
        () => Value.Of("\U0001f525"), () => Value.Of(new string('x', 64)), () => Value.Of(new string('x', 65)), () => Value.Of(new string('x', 301)),
        () => new Text([0xc0, 0x80]), () => new Text([0xff, 0xfe, 0xfd]), () => new Text([0xf0, 0x9f], raw: true), () => new Text([(byte)'\\'], raw: true), () => new Text([0x1e], raw: true),
        () => new Items(), () => new Fields(), () => new Items(Value.Null, Value.Null), () => new Items { Said = 2 }, () => new Items { Said = 70_000 }, () => new Items { Said = int.MaxValue },
        () => new Items { Said = uint.MaxValue }, () => new Fields { Said = int.MaxValue }, () => new Fields { Said = uint.MaxValue },
        () => new Fields(("$type", Value.Of("System.IO.FileInfo")), ("", Value.Of(1)), ("a", Value.Null), ("a", Value.Null)),
        () => new Nested(8, maps: false), () => new Nested(20, maps: true), () => new Nested(63, maps: false), () => new Nested(65, maps: true), () => new Nested(500, maps: true),
    ];

    private static readonly Func<Value>[] Large =
    [
        () => Value.Of(new string('x', 5_000)), () => Value.Of(new string(' ', 20_000)), () => Value.Of(new string('\u0001', 3_000)), () => new Nested(9_000, maps: false),
        () => new Nested(4_000, maps: true), () => new Items([.. Enumerable.Repeat(Value.Null, 6_000)]),
        () => new Fields([.. Enumerable.Range(0, 2_000).Select(i => ($"name-{i}", Value.Of(i)))]),
    ];

    internal static Value Any(Random random) => random.Next(40) == 0 ? Large[random.Next(Large.Length)]() : Small[random.Next(Small.Length)]();

    private static Literal Literal(string json, params byte[] packed) => new(Encoding.UTF8.GetBytes(json), packed);
}
