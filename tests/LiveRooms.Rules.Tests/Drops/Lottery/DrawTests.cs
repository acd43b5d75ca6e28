using System.Security.Cryptography;
using System.Text;
using CsCheck;
using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Rules.Tests.Drops.Lottery;

public sealed class DrawTests
{
    private static readonly DrawSeed Seed = Entries.Seed(1);

    [Fact]
    public void A_draw_is_what_its_description_says()
    {
        var entries = Entries.Many(37);
        var secret = Convert.FromHexString(Seed.Value);
        byte[][] texts = [.. entries.Select(e => Encoding.UTF8.GetBytes($"{e.Drop}\n{e.Viewer}\n{e.Variant}\n{e.Quantity}"))];
        texts = [.. texts.OrderBy(text => Hex(SHA256.HashData([0, .. text])), StringComparer.Ordinal)];
        var leaves = texts.Select(text => SHA256.HashData([0, .. text])).ToList();
        var ranked = leaves.Select(leaf => (Key: HMACSHA256.HashData(secret, leaf), Leaf: leaf)).OrderBy(r => Hex(r.Key), StringComparer.Ordinal).ToList();

        var draw = Entries.Draw(Seed, entries);
        Assert.Equal(Hex(SHA256.HashData(secret)), Seed.Commitment.ToString());
        Assert.Equal(leaves.Select(Hex), draw.Leaves.ToArray().Select(leaf => leaf.ToString()));
        Assert.Equal(Hex(NaiveMerkle.Root(texts)), draw.Root.ToString());
        Assert.Equal(Hex(NaiveMerkle.Root([.. ranked.Select(r => (byte[])[.. r.Key, .. r.Leaf])])), draw.RankRoot.ToString());
        for (var rank = 1; rank <= ranked.Count; rank++)
        {
            var leaf = new Digest(ranked[rank - 1].Leaf);
            Assert.Equal(rank, draw.RankOf(leaf));
            Assert.Equal(leaf, entries[draw.SourceOf(rank)].Leaf());
        }
    }

    [Fact]
    public void The_order_of_entering_does_not_matter() => Gen.Shuffle(Entries.Many(50)).Sample(shuffled =>
    {
        var (draw, other) = (Entries.Draw(Seed, Entries.Many(50)), Entries.Draw(Seed, shuffled));
        Assert.Equal((draw.Root, draw.RankRoot), (other.Root, other.RankRoot));
        Assert.All(shuffled, entry => Assert.Equal(draw.RankOf(entry.Leaf()), other.RankOf(entry.Leaf())));
    }, iter: 50);

    [Fact]
    public void Entering_early_gives_no_advantage()
    {
        const int Seeds = 400;
        var entries = Entries.Many(100);
        var means = new double[entries.Length];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var draw = Entries.Draw(Entries.Seed(seed), entries);
            for (var arrival = 0; arrival < means.Length; arrival++)
                means[arrival] += draw.RankOf(entries[arrival].Leaf())!.Value / (double)Seeds;
        }

        // A uniform rank has mean 50.5 and deviation 28.9, over 400 seeds 1.44; the slope over 100 arrivals then deviates by 0.005.
        // Chance does not come to five deviations.
        Assert.All(means, mean => Assert.InRange(mean, 50.5 - (5 * 1.44), 50.5 + (5 * 1.44)));
        Assert.InRange(Slope(means), -0.025, 0.025);
        Assert.Equal(1, Slope([.. Enumerable.Range(1, 100)]), 6);
    }

    [Fact]
    public void Another_seed_ranks_otherwise_and_moves_no_leaf()
    {
        var (one, other) = (Entries.Draw(Seed, Entries.Many(30)), Entries.Draw(Entries.Seed(2), Entries.Many(30)));
        Assert.Equal(one.Root, other.Root);
        Assert.NotEqual(one.RankRoot, other.RankRoot);
    }

    [Fact]
    public void A_draw_of_none_and_of_one()
    {
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([])), Entries.Draw(Seed, []).RankRoot.ToString());
        var alone = Entries.Draw(Seed, [Entries.Of(1)]);
        Assert.Equal((Entries.Of(1).Leaf(), 1, 1), (alone.Root, alone.RankOf(Entries.Of(1).Leaf()), alone.Count));
        Assert.Null(alone.RankOf(Entries.Of(2).Leaf()));
        Assert.Null(alone.Prove(Entries.Facts(Seed, alone), Entries.Of(2)));
    }

    [Fact]
    public void An_entry_twice_is_a_fault() =>
        Assert.Throws<ArgumentException>(() => Entries.Draw(Seed, [Entries.Of(1), Entries.Of(2), Entries.Of(1)]));

    [Fact]
    public void The_seed_is_shown_only_by_its_value()
    {
        var entry = Entries.Draw(Seed, [Entries.Of(1)]);
        Assert.DoesNotContain(Seed.Value, $"{Seed} {Entries.Facts(Seed, entry)}", StringComparison.Ordinal);
        Assert.True(DrawSeed.TryParse(Seed.Value, out var read));
        Assert.Equal(Seed, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85g")]
    public void Only_64_small_hex_digits_are_a_digest(string? text) => Assert.False(Digest.TryParse(text, out _));

    [Fact]
    public void Digests_sort_as_their_bytes_and_their_texts_do() => Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[32]).Sample((a, b) =>
    {
        var (one, other) = (new Digest(a), new Digest(b));
        Assert.Equal(Math.Sign(a.AsSpan().SequenceCompareTo(b)), Math.Sign(one.CompareTo(other)));
        Assert.Equal(Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString())), Math.Sign(one.CompareTo(other)));
        Assert.True(Digest.TryParse(one.ToString(), out var read) && read == one);
    });

    /// <summary>How much later a place of arrival makes the rank.</summary>
    private static double Slope(double[] ranks)
    {
        var (middle, mean) = ((ranks.Length - 1) / 2.0, ranks.Average());
        return ranks.Select((rank, arrival) => (arrival - middle) * (rank - mean)).Sum()
            / ranks.Select((_, arrival) => Math.Pow(arrival - middle, 2)).Sum();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
