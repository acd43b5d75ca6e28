using LiveRooms.Rules.Ids;

namespace LiveRooms.Bench.Drops;

/// <summary>Ids as real ones look: a page's random UUID, a guest's 24 characters. The same for every contender.</summary>
internal static class Ids
{
    public static string Operation() => Guid.NewGuid().ToString();

    public static string Viewer()
    {
        Span<byte> random = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(random);
        return $"g-{System.Buffers.Text.Base64Url.EncodeToString(random)}";
    }

    /// <summary>One viewer's request for one unit.</summary>
    public static Grains.Drops.DropRequest Reserve() =>
        new(Grains.Drops.DropAction.Reserve, new OperationId(Operation()), new ViewerId(Viewer()), 1);
}
