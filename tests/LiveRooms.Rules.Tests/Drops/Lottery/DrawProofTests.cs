using CsCheck;
using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Rules.Tests.Drops.Lottery;

public sealed class DrawProofTests
{
    private static readonly DrawSeed Seed = Entries.Seed(1);
    private static readonly DrawEntry[] Field = Entries.Many(21);
    private static readonly DrawProof Good = Entries.Prove(Seed, Field, Field[9]);

    public static TheoryData<string, DrawProof> Broken => new()
    {
        { "commitment", Good with { Draw = Good.Draw with { Commitment = Flip(Good.Draw.Commitment, 0) } } },
        { "drop", Good with { Draw = Good.Draw with { Drop = new("other") } } },
        { "leaf", Good with { Entry = Good.Entry with { Quantity = Good.Entry.Quantity + 1 } } },
        { "leaf", Good with { Entry = Good.Entry with { Viewer = Make.Viewer(99) } } },
        { "leaf", Good with { Entry = Good.Entry with { Variant = new("blue") } } },
        { "drop leaf", Good with { Entry = Good.Entry with { Drop = new("other") } } },
        { "leaf inclusion key rank", Good with { Leaf = Flip(Good.Leaf, 7) } },
        { "inclusion", Good with { Index = Good.Index ^ 1 } },
        { "inclusion", Good with { Index = -1 } },
        { "inclusion", Good with { Index = 21 } },
        { "inclusion", Good with { Path = Good.Path.RemoveAt(0) } },
        { "inclusion", Good with { Path = [] } },
        { "inclusion", Good with { Path = Good.Path.Add(Good.Leaf) } },
        { "inclusion", Good with { Draw = Good.Draw with { Root = Flip(Good.Draw.Root, 255) } } },
        { "inclusion rank", Good with { Draw = Good.Draw with { Entries = 0 } } },
        { "key rank", Good with { Key = Flip(Good.Key, 100) } },
        { "rank", Good with { Rank = Good.Rank == 1 ? 2 : 1 } },
        { "rank", Good with { Rank = 0 } },
        { "rank", Good with { Rank = 22 } },
        { "rank", Good with { Rank = int.MinValue } },
        { "rank", Good with { RankPath = Good.RankPath.RemoveAt(1) } },
        { "rank", Good with { Draw = Good.Draw with { RankRoot = Flip(Good.Draw.RankRoot, 1) } } },
        { "commitment key", Good with { Draw = Good.Draw with { Seed = Entries.Seed(2) } } },
    };

    [Fact]
    public void Every_entry_has_a_good_proof_at_every_size() => Gen.Int[1, 130].Sample(count =>
    {
        var entries = Entries.Many(count);
        var draw = Entries.Draw(Seed, entries);
        var facts = Entries.Facts(Seed, draw);
        var ranks = new HashSet<int>();
        foreach (var entry in entries)
        {
            var proof = draw.Prove(facts, entry)!;
            Assert.All(proof.Verify(), check => Assert.True(check.Ok, check.Detail));
            Assert.True(ranks.Add(proof.Rank));
        }

        Assert.Equal(Enumerable.Range(1, count), ranks.Order());
    }, iter: 40);

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_wrong_proof_says_what_is_wrong(string names, DrawProof broken) =>
        Assert.Equal(names, string.Join(' ', broken.Verify().Where(check => !check.Ok).Select(check => check.Name)));

    [Fact]
    public void Any_flipped_bit_of_any_hash_is_found()
    {
        for (var bit = 0; bit < 256; bit++)
        {
            var draw = Good.Draw;
            var secret = Convert.FromHexString(Flip(new Digest(Convert.FromHexString(draw.Seed.Value)), bit).ToString());
            List<DrawProof> flipped =
            [
                Good with { Leaf = Flip(Good.Leaf, bit) },
                Good with { Key = Flip(Good.Key, bit) },
                Good with { Draw = draw with { Commitment = Flip(draw.Commitment, bit) } },
                Good with { Draw = draw with { Root = Flip(draw.Root, bit) } },
                Good with { Draw = draw with { RankRoot = Flip(draw.RankRoot, bit) } },
                Good with { Draw = draw with { Seed = new DrawSeed(secret) } },
                .. Good.Path.Select((node, i) => Good with { Path = Good.Path.SetItem(i, Flip(node, bit)) }),
                .. Good.RankPath.Select((node, i) => Good with { RankPath = Good.RankPath.SetItem(i, Flip(node, bit)) }),
            ];
            Assert.All(flipped, proof => Assert.Contains(proof.Verify(), check => !check.Ok));
        }
    }

    [Fact]
    public void A_proof_from_one_draw_fails_in_another()
    {
        var other = Entries.Draw(Seed, Entries.Many(22));
        var moved = Good with { Draw = Entries.Facts(Seed, other) };
        Assert.Contains(moved.Verify(), check => check is { Name: "inclusion", Ok: false });
    }

    private static Digest Flip(Digest digest, int bit)
    {
        var bytes = new byte[Digest.Length];
        digest.CopyTo(bytes);
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return new Digest(bytes);
    }
}
