using System.Collections.Immutable;
using LiveRooms.Grains.Webhooks;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Creators;

/// <summary>What is stored of a creator.</summary>
[GenerateSerializer, Alias("lr.creator.state")]
internal sealed class CreatorState
{
    [Id(0)]
    public string? Name { get; set; }

    [Id(1)]
    public ImmutableArray<ProductSnapshot> Products { get; set; } = [];

    [Id(2)]
    public ImmutableArray<ShowId> Shows { get; set; } = [];

    [Id(3)]
    public WebhookTarget? Webhook { get; set; }
}
