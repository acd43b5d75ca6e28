using LiveRooms.Protocol.Http;
using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Server.Verify;

/// <summary>Draws and proofs as they are sent.</summary>
internal static class DrawCards
{
    /// <summary>What a draw published.</summary>
    public static DrawCard Of(DrawFacts draw) => new(
        draw.Drop.Value, draw.Commitment.ToString(), draw.Seed.Value, draw.Entries, draw.Root.ToString(), draw.RankRoot.ToString(),
        draw.At.ToUnixTimeMilliseconds());

    /// <summary>A proof.</summary>
    public static ProofCard Of(DrawProof proof) => new(
        Of(proof.Draw), new EntryCard(proof.Entry.Drop.Value, proof.Entry.Viewer.Value, proof.Entry.Variant?.Value, proof.Entry.Quantity),
        proof.Leaf.ToString(), proof.Index, [.. proof.Path.Select(node => node.ToString())], proof.Key.ToString(), proof.Rank,
        [.. proof.RankPath.Select(node => node.ToString())]);
}
