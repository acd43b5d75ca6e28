using System.Security.Cryptography;

namespace LiveRooms.Rules.Tests.Drops.Lottery;

/// <summary>RFC 6962, section 2.1, as it is written: by recursion over the inputs.</summary>
internal static class NaiveMerkle
{
    public static byte[] Root(IReadOnlyList<byte[]> inputs) => inputs.Count switch
    {
        0 => SHA256.HashData([]),
        1 => SHA256.HashData([0, .. inputs[0]]),
        _ => SHA256.HashData([1, .. Root([.. inputs.Take(Split(inputs.Count))]), .. Root([.. inputs.Skip(Split(inputs.Count))])]),
    };

    public static IEnumerable<byte[]> Path(int index, IReadOnlyList<byte[]> inputs)
    {
        if (inputs.Count <= 1)
            return [];
        var split = Split(inputs.Count);
        var (left, right) = (inputs.Take(split).ToList(), inputs.Skip(split).ToList());
        return index < split ? [.. Path(index, left), Root(right)] : [.. Path(index - split, right), Root(left)];
    }

    private static int Split(int count)
    {
        var split = 1;
        while (split * 2 < count)
            split *= 2;
        return split;
    }
}
