using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Rules.Tests.Drops.Lottery;

public sealed class DrawAuditTests
{
    private static readonly DrawSeed Seed = Entries.Seed(1);
    private static readonly DrawEntry[] Field = Entries.Many(21);
    private static readonly Draw Whole = Entries.Draw(Seed, Field);
    private static readonly DrawFacts Facts = Entries.Facts(Seed, Whole);
    private static readonly DrawProof Proof = Whole.Prove(Facts, Field[4])!;

    [Fact]
    public void A_good_draw_passes_with_and_without_a_proof()
    {
        Assert.Equal("commitment count order root ranks", Names(DrawAudit.Check(Facts, Whole.Leaves), ok: true));
        Assert.Equal("commitment count order root ranks entry", Names(DrawAudit.Check(Facts, Whole.Leaves, Proof), ok: true));
        Assert.Empty(Names(DrawAudit.Check(Facts, Whole.Leaves, Proof), ok: false));
    }

    [Fact]
    public void A_leaf_missing_added_twice_or_out_of_order_is_found()
    {
        var leaves = Whole.Leaves.ToArray();
        Assert.Equal("count root ranks", Wrong(leaves[1..]));
        Assert.Equal("count root ranks", Wrong([.. leaves.Append(Entries.Of(99).Leaf()).Order()]));
        Assert.Equal("count order", Wrong([leaves[0], .. leaves]));
        Assert.Equal("order", Wrong([leaves[1], leaves[0], .. leaves[2..]]));
        Assert.Equal("root ranks", Wrong([.. leaves[1..].Append(Entries.Of(99).Leaf()).Order()]));
        Assert.Equal("count root ranks", Wrong([]));
    }

    [Fact]
    public void Another_seed_or_a_dealt_ranking_is_found()
    {
        var leaves = Whole.Leaves;
        Assert.Equal("commitment ranks", Names(DrawAudit.Check(Facts with { Seed = Entries.Seed(2) }, leaves), ok: false));
        Assert.Equal("ranks", Names(DrawAudit.Check(Facts with { RankRoot = Facts.Root }, leaves), ok: false));
    }

    [Fact]
    public void A_proof_must_be_of_this_draw_and_say_the_same()
    {
        Assert.Equal("entry", Wrong(Whole.Leaves.ToArray(), Proof with { Rank = Proof.Rank + 1 }));
        Assert.Equal("entry", Wrong(Whole.Leaves.ToArray(), Proof with { Index = 0 }));
        Assert.Equal("entry", Wrong(Whole.Leaves.ToArray(), Proof with { Leaf = Entries.Of(99).Leaf() }));
        Assert.Equal("entry", Wrong(Whole.Leaves.ToArray(), Proof with { Draw = Facts with { Entries = 1 } }));
    }

    private static string Wrong(Digest[] leaves, DrawProof? proof = null) => Names(DrawAudit.Check(Facts, leaves, proof), ok: false);

    private static string Names(IEnumerable<DrawCheck> checks, bool ok) =>
        string.Join(' ', checks.Where(check => check.Ok == ok).Select(check => check.Name));
}
