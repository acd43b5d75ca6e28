using System.Runtime.CompilerServices;
using System.Text;

namespace LiveRooms.Simulation.Engine;

/// <summary>What happened: as a number that two histories share only if they are the same, and as text where it is wanted.</summary>
internal sealed class Trace(TextWriter? text)
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    /// <summary>Of all so far.</summary>
    public ulong Hash { get; private set; } = Prime;

    public bool IsOn => text is not null;

    public static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = Prime;
        foreach (var one in bytes)
            hash = Mix(hash, one);
        return hash;
    }

    public void Mix(long value) => Hash = Mix(Hash, value);

    public void Mix(ReadOnlySpan<byte> bytes) => Mix((long)HashOf(bytes));

    private static ulong Mix(ulong hash, long value) => ulong.RotateLeft(hash ^ (ulong)value, 29) * Prime;

    /// <summary>A line; made only when somebody reads it.</summary>
    public void Say(World world, [InterpolatedStringHandlerArgument("")] Line line)
    {
        if (text is not null)
            text.WriteLine($"{world.Now.TotalSeconds,12:0.000000} {line.Text}");
    }

    /// <summary>An interpolated text that costs nothing while nobody reads.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Line
    {
        private readonly StringBuilder? _text;

        public Line(int literalLength, int formattedCount, Trace trace, out bool shouldAppend)
        {
            shouldAppend = trace.IsOn;
            _text = shouldAppend ? new StringBuilder(literalLength + (formattedCount * 8)) : null;
        }

        public string Text => _text?.ToString() ?? "";

        public void AppendLiteral(string value) => _text!.Append(value);

        public void AppendFormatted<T>(T value) => _text!.Append(value);
    }
}
