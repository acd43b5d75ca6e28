using System.Collections.Immutable;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Server.Verify;

/// <summary>Draws and proofs as they came: whatever is not of the right form is named.</summary>
internal static class DrawReading
{
    // A tree over 2^31 leaves is no deeper.
    private const int LongestPath = 31;

    /// <exception cref="UnreadableException">A member is missing or malformed.</exception>
    public static DrawFacts Read(DrawCard? card)
    {
        if (card is null)
            throw new UnreadableException("There is no draw in it.");
        if (!DrawSeed.TryParse(card.Seed, out var seed))
            throw NoHash("draw.seed");
        if (card.Entries < 0)
            throw new UnreadableException("draw.entries is below zero.");
        return new DrawFacts(
            Id<DropId>(card.DropId, "draw.dropId"), Hash(card.Commitment, "draw.commitment"), seed, card.Entries,
            Hash(card.Root, "draw.root"), Hash(card.RankRoot, "draw.rankRoot"), Time(card.DrawnAt));
    }

    /// <exception cref="UnreadableException">A member is missing or malformed.</exception>
    public static DrawProof Read(ProofCard card) => new(
        Read(card.Draw), Read(card.Entry), Hash(card.Leaf, "leaf"), card.Index, Hashes(card.Path, "path"), Hash(card.Key, "key"),
        card.Rank, Hashes(card.RankPath, "rankPath"));

    /// <exception cref="UnreadableException">A member is missing or malformed.</exception>
    public static DrawEntry Read(EntryCard? card)
    {
        if (card is null)
            throw new UnreadableException("There is no entry in it.");
        VariantId? variant = card.VariantId is null ? null : Id<VariantId>(card.VariantId, "entry.variantId");
        return new DrawEntry(
            Id<DropId>(card.DropId, "entry.dropId"), Id<ViewerId>(card.ViewerId, "entry.viewerId"), variant, card.Quantity);
    }

    /// <exception cref="UnreadableException">It is no hash.</exception>
    public static Digest Hash(string? text, string name) => Digest.TryParse(text, out var digest) ? digest : throw NoHash(name);

    private static ImmutableArray<Digest> Hashes(IReadOnlyList<string>? texts, string name)
    {
        if (texts is null || texts.Count > LongestPath)
            throw new UnreadableException($"{name} is no list of at most {LongestPath} hashes.");
        return [.. texts.Select(text => Hash(text, name))];
    }

    private static TId Id<TId>(string? text, string name)
        where TId : struct, ITextId<TId> =>
        TId.TryParse(text, out var id) ? id : throw new UnreadableException($"{name} is no id.");

    private static DateTimeOffset Time(long ms) =>
        ms >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : throw new UnreadableException("draw.drawnAt is no time in Unix milliseconds.");

    private static UnreadableException NoHash(string name) => new($"{name} is not 64 lower-case hex digits.");
}
