namespace LiveRooms.Protocol.Http;

/// <summary>GET /api/drops/{id}/draw: what a lottery published. Hashes are 64 lower-case hex digits.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="Commitment">SHA-256 of the seed, known since the drop was announced.</param>
/// <param name="Seed">The 32 bytes that decided.</param>
/// <param name="Entries">Entries drawn.</param>
/// <param name="Root">Merkle root (RFC 6962) over the sorted leaves.</param>
/// <param name="RankRoot">Merkle root over the entries in the order of their ranks.</param>
/// <param name="DrawnAt">Unix milliseconds.</param>
public sealed record DrawCard(
    string DropId, string Commitment, string Seed, int Entries, string Root, string RankRoot, long DrawnAt);

/// <summary>What a viewer entered a lottery with.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="ViewerId">Who.</param>
/// <param name="VariantId">The variant, in a drop that has some.</param>
/// <param name="Quantity">Units.</param>
public sealed record EntryCard(string DropId, string ViewerId, string? VariantId, int Quantity);

/// <summary>GET /api/drops/{id}/draw/proof: that the caller's entry was in the draw, and came to its rank.</summary>
/// <param name="Draw">What the draw published.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Leaf">SHA-256 of a zero byte and the entry's text.</param>
/// <param name="Index">Where the leaf stands among the sorted leaves, from 0.</param>
/// <param name="Path">Neighbours from the leaf to the root, bottom up.</param>
/// <param name="Key">HMAC-SHA256 of the leaf under the seed: what ranks the entry.</param>
/// <param name="Rank">From 1, which is first.</param>
/// <param name="RankPath">Neighbours from the ranked entry to the rank root, bottom up.</param>
public sealed record ProofCard(
    DrawCard Draw, EntryCard Entry, string Leaf, int Index, IReadOnlyList<string> Path, string Key, int Rank,
    IReadOnlyList<string> RankPath);
