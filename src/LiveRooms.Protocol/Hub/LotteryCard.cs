namespace LiveRooms.Protocol.Hub;

/// <summary>What a drop that is a lottery shows. Hashes are 64 lower-case hex digits.</summary>
/// <param name="Commitment">SHA-256 of the seed, from the announcement on: the seed can no longer be chosen.</param>
/// <param name="Entries">Entries so far; once drawn, those that were drawn.</param>
/// <param name="EntriesEndAt">While entries are taken: when it is drawn by itself, Unix milliseconds.</param>
/// <param name="DrawnAt">Once drawn: when, Unix milliseconds.</param>
/// <param name="Seed">Once drawn: the 32 bytes that decided.</param>
/// <param name="Root">Once drawn: the Merkle root over the entries.</param>
/// <param name="RankRoot">Once drawn: the Merkle root over the entries in the order of their ranks.</param>
public sealed record LotteryCard(
    string Commitment, int Entries, long? EntriesEndAt = null, long? DrawnAt = null, string? Seed = null, string? Root = null,
    string? RankRoot = null);
