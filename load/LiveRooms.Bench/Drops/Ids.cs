using System.Buffers.Text;
using System.Runtime.InteropServices;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Bench.Drops;

/// <summary>Ids as real ones look: a page's random UUID, a guest's 24 characters. The same for every contender.</summary>
internal static class Ids
{
    // Seeded once by the system: its own random numbers cost a call of the kernel each, which would be most of a client's time.
    private static readonly ulong Seed = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray());
    private static long _last;

    public static string Operation() => Next().ToString();

    public static string Viewer()
    {
        Span<byte> random = stackalloc byte[16];
        Next().TryWriteBytes(random);
        return $"g-{Base64Url.EncodeToString(random)}";
    }

    /// <summary>One viewer's request for one unit.</summary>
    public static DropRequest Reserve() => new(DropAction.Reserve, new OperationId(Operation()), new ViewerId(Viewer()), 1);

    public static Guid Next()
    {
        Span<ulong> halves = stackalloc ulong[2];
        var count = (ulong)Interlocked.Increment(ref _last);
        (halves[0], halves[1]) = (Scatter(Seed + (2 * count)), Scatter(Seed + (2 * count) + 1));
        return new Guid(MemoryMarshal.AsBytes(halves));
    }

    private static ulong Scatter(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
