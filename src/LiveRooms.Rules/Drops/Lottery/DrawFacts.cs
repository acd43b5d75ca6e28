using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>What a draw publishes; with the leaves it can be done over again by anybody.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Commitment">What was published before the first entry.</param>
/// <param name="Seed">What decided, secret until the draw.</param>
/// <param name="Entries">Entries drawn.</param>
/// <param name="Root">The Merkle root over the leaves, sorted.</param>
/// <param name="RankRoot">The Merkle root over the ranked entries.</param>
/// <param name="At">When it was drawn.</param>
[GenerateSerializer, Immutable, Alias("lr.draw.facts")]
public sealed record DrawFacts(
    DropId Drop, Digest Commitment, DrawSeed Seed, int Entries, Digest Root, Digest RankRoot, DateTimeOffset At);
