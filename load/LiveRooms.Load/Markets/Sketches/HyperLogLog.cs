using System.Numerics;

namespace LiveRooms.Load.Markets.Sketches;

/// <summary>
/// How many different ones there were, without knowing them: 2^<see cref="Precision"/> registers, each the longest run of zeros that
/// a hash of its share began with. Sketches are merged by the greater of each register. Adding is safe from any thread.
/// </summary>
/// <remarks>
/// The standard error is 1.04 / sqrt(2^18) = 0.203 %: a bound of 1 % is 4.9 times that. Estimated as Ertl does (2017, arXiv 1702.01284,
/// improved raw estimator), which has no bias anywhere between a few and billions, and no tables.
/// </remarks>
internal sealed class HyperLogLog
{
    /// <summary>Bits of a hash that choose the register.</summary>
    public const int Precision = 18;

    /// <summary>Registers, one in each byte.</summary>
    public const int Registers = 1 << Precision;

    private const int Longest = 64 - Precision;

    private readonly byte[] _registers;

    /// <summary>An empty one.</summary>
    public HyperLogLog() => _registers = new byte[Registers];

    /// <summary>As written by <see cref="ToArray"/>.</summary>
    /// <exception cref="ArgumentException">It is not of this precision, or no sketch.</exception>
    public HyperLogLog(ReadOnlySpan<byte> registers)
    {
        if (registers.Length != Registers)
            throw new ArgumentException($"A sketch has {Registers} registers, not {registers.Length}.", nameof(registers));
        if (registers.ContainsAnyExceptInRange((byte)0, (byte)(Longest + 1)))
            throw new ArgumentException($"A sketch's registers are from 0 to {Longest + 1}.", nameof(registers));
        _registers = registers.ToArray();
    }

    /// <summary>Takes one in, by its <see cref="StirredHash"/>.</summary>
    public void Add(ulong hash)
    {
        ref var register = ref _registers[hash >> Longest];
        var run = (byte)(Math.Min(Longest, BitOperations.LeadingZeroCount(hash << Precision)) + 1);
        for (var known = Volatile.Read(ref register); run > known;)
        {
            var found = Interlocked.CompareExchange(ref register, run, known);
            if (found == known)
                return;
            known = found;
        }
    }

    /// <summary>About how many.</summary>
    public double Estimate()
    {
        var counts = new int[Longest + 2];
        foreach (var register in _registers)
            counts[register]++;
        var z = Registers * Tau(1 - (counts[Longest + 1] / (double)Registers));
        for (var k = Longest; k >= 1; k--)
            z = 0.5 * (z + counts[k]);
        z += Registers * Sigma(counts[0] / (double)Registers);
        return Registers / (2 * Math.Log(2)) * (Registers / z);
    }

    /// <summary>The registers.</summary>
    public byte[] ToArray() => [.. _registers];

    private static double Sigma(double x)
    {
        if (x >= 1)
            return double.PositiveInfinity;
        var (y, z, before) = (1.0, x, double.NaN);
        while (z != before)
        {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        }

        return z;
    }

    private static double Tau(double x)
    {
        if (x is <= 0 or >= 1)
            return 0;
        var (y, z, before) = (1.0, 1 - x, double.NaN);
        while (z != before)
        {
            x = Math.Sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        }

        return z / 3;
    }
}
