using System.Collections.Immutable;

namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>The check of a whole draw from its published leaves: everything is done over again and compared.</summary>
public static class DrawAudit
{
    /// <summary>Every check; the draw is good when all hold.</summary>
    /// <param name="facts">What the draw published.</param>
    /// <param name="leaves">The leaves as published; their order is checked too.</param>
    /// <param name="proof">Somebody's proof, to be found in this draw; may be null.</param>
    public static ImmutableArray<DrawCheck> Check(DrawFacts facts, ReadOnlySpan<Digest> leaves, DrawProof? proof = null)
    {
        var checks = ImmutableArray.CreateBuilder<DrawCheck>();
        checks.Add(DrawCheck.Commitment(facts));
        checks.Add(DrawCheck.Of("count", leaves.Length == facts.Entries, $"There are {leaves.Length} leaves.",
            $"There are {leaves.Length} leaves, not {facts.Entries}."));
        var order = Order(leaves);
        checks.Add(order);
        if (!order.Ok)
            return checks.DrainToImmutable();

        var draw = Draw.Of(facts.Seed, leaves.ToArray());
        checks.Add(DrawCheck.Same("root", draw.Root, facts.Root, "The Merkle root over the leaves"));
        checks.Add(DrawCheck.Same("ranks", draw.RankRoot, facts.RankRoot, "The Merkle root over the entries, ranked by their keys"));
        if (proof is not null)
            checks.Add(Find(draw, facts, proof));
        return checks.DrainToImmutable();
    }

    private static DrawCheck Order(ReadOnlySpan<Digest> leaves)
    {
        for (var i = 1; i < leaves.Length; i++)
        {
            var order = leaves[i - 1].CompareTo(leaves[i]);
            if (order >= 0)
                return new("order", false, $"Leaf {i + 1} {(order == 0 ? "is the same as" : "sorts before")} the one before it.");
        }

        return new("order", true, "The leaves are sorted, and none is there twice.");
    }

    private static DrawCheck Find(Draw draw, DrawFacts facts, DrawProof proof)
    {
        if (proof.Draw != facts)
            return new("entry", false, "The proof is of another draw.");
        if (draw.IndexOf(proof.Leaf) is not { } index)
            return new("entry", false, "The proof's leaf is not among the leaves.");
        var rank = draw.RankOf(proof.Leaf);
        return DrawCheck.Of("entry", index == proof.Index && rank == proof.Rank, $"The proof's entry is leaf {index + 1} and has rank {rank}.",
            $"The proof's entry is leaf {index + 1} with rank {rank}, not leaf {proof.Index + 1} with rank {proof.Rank}.");
    }
}
