using System.Security.Cryptography;
using System.Text;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Verify;

namespace LiveRooms.Server.Tests.Verify;

/// <summary>A small draw, always the same.</summary>
internal static class SampleDraw
{
    private static readonly DrawSeed Seed = new(SHA256.HashData(Encoding.UTF8.GetBytes("a sample seed")));
    private static readonly Draw Whole = Draw.Of(Seed, [.. Entries.Select(entry => entry.Leaf())]);

    public static DrawEntry[] Entries =>
    [
        .. Enumerable.Range(1, 13).Select(v => new DrawEntry(new("drop-1"), new($"viewer-{v}"), v % 4 == 0 ? new VariantId("red") : null, 1 + (v % 2))),
    ];

    public static DrawFacts Facts { get; } =
        new(new("drop-1"), Seed.Commitment, Seed, Whole.Count, Whole.Root, Whole.RankRoot, DateTimeOffset.FromUnixTimeMilliseconds(1_767_268_800_000));

    public static DrawCard Card => DrawCards.Of(Facts);

    public static string[] Leaves => [.. Whole.Leaves.ToArray().Select(leaf => leaf.ToString())];

    /// <summary>The proof of the entry at an index.</summary>
    public static ProofCard Proof(int entry) => DrawCards.Of(Whole.Prove(Facts, Entries[entry])!);

    /// <summary>Another last digit.</summary>
    public static string Turn(string hash) => hash[..^1] + (hash[^1] == '0' ? '1' : '0');
}
