using CsCheck;

namespace LiveRooms.Rules.Tests;

/// <summary>The same samples in every run, for tests that count what a generator reaches.</summary>
internal static class Samples
{
    public static IEnumerable<T> Of<T>(Gen<T> gen, int count, uint stream)
    {
        var chance = new PCG(stream, 20260101);
        for (var i = 0; i < count; i++)
            yield return gen.Generate(chance, null, out _);
    }
}
