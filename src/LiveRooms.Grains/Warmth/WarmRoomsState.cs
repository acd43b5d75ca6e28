using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Warmth;

/// <summary>What is stored of the warm rooms.</summary>
[GenerateSerializer, Alias("lr.warm-rooms.state")]
internal sealed class WarmRoomsState
{
    /// <summary>Each room, and until when it is kept warm.</summary>
    [Id(0)]
    public Dictionary<ShowId, DateTimeOffset> Until { get; init; } = [];
}
