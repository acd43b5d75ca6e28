using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>The variants of a drop, in the order in which they are shown; equal when each is. Stored as a list of them.</summary>
/// <param name="All">Them.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.variants")]
[JsonConverter(typeof(StoredVariants))]
public sealed record Variants(ImmutableArray<Variant> All)
{
    /// <summary>Of these.</summary>
    public static Variants Of(params IEnumerable<Variant> variants) => new([.. variants]);

    /// <summary>The place of a variant in the list; -1 when it is none of them.</summary>
    public int IndexOf(VariantId id)
    {
        for (var i = 0; i < All.Length; i++)
        {
            if (All[i].Id == id)
                return i;
        }

        return -1;
    }

    /// <summary>The same, but with another price for one of them.</summary>
    public Variants WithPrice(VariantId id, long price)
    {
        var index = IndexOf(id);
        return new Variants(All.SetItem(index, All[index] with { Price = price }));
    }

    /// <inheritdoc/>
    public bool Equals(Variants? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var variant in All)
            hash.Add(variant);
        return hash.ToHashCode();
    }
}
