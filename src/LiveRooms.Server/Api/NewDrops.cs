using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using CreateDrop = LiveRooms.Protocol.Http.CreateDrop;

namespace LiveRooms.Server.Api;

/// <summary>What kind of drop a request asks for.</summary>
internal static class NewDrops
{
    /// <summary>Its mode and variants; null when they are not of the expected form. The rules say whether they may be.</summary>
    public static (DropMode Mode, Variants? Variants, int Stock)? Kind(CreateDrop request)
    {
        DropMode? mode = request.Mode switch
        {
            null or "firstCome" => DropMode.FirstCome,
            "lottery" => DropMode.Lottery,
            _ => null,
        };
        if (mode is null)
            return null;
        if (request.Variants is not { } asked)
            return (mode.Value, null, request.Stock);
        var variants = new List<Variant>();
        foreach (var variant in asked)
        {
            if (variant?.Title is not { } title || !VariantId.TryParse(variant.VariantId, out var id))
                return null;
            variants.Add(new Variant(id, title, variant.Stock, variant.Price));
        }

        // A sum out of range is refused by the rules whatever it says here.
        var sum = (int)Math.Clamp(variants.Sum(v => (long)v.Stock), int.MinValue, int.MaxValue);
        return (mode.Value, Variants.Of(variants), request.Stock == 0 ? sum : request.Stock);
    }
}
