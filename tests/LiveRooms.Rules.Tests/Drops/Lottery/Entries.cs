using System.Security.Cryptography;
using System.Text;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Drops.Lottery;

/// <summary>Draws to begin from.</summary>
internal static class Entries
{
    public static readonly DropId Drop = new("drop");

    public static DrawSeed Seed(int number) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"seed {number}")));

    public static DrawEntry Of(int viewer, VariantId? variant = null, int quantity = 1) => new(Drop, Make.Viewer(viewer), variant, quantity);

    public static DrawEntry[] Many(int count) => [.. Enumerable.Range(1, count).Select(v => Of(v, v % 3 == 0 ? new VariantId("red") : null, 1 + (v % 4)))];

    public static Draw Draw(DrawSeed seed, IEnumerable<DrawEntry> entries) =>
        Rules.Drops.Lottery.Draw.Of(seed, [.. entries.Select(e => e.Leaf())]);

    public static DrawFacts Facts(DrawSeed seed, Draw draw) =>
        new(Drop, seed.Commitment, seed, draw.Count, draw.Root, draw.RankRoot, Make.Start);

    public static DrawProof Prove(DrawSeed seed, IEnumerable<DrawEntry> entries, DrawEntry entry)
    {
        var draw = Draw(seed, entries);
        return draw.Prove(Facts(seed, draw), entry)!;
    }
}
