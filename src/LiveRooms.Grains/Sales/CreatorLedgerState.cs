using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Sales;

/// <summary>What is stored of a creator's ledger.</summary>
[GenerateSerializer, Alias("lr.ledger.creator.state")]
internal sealed class CreatorLedgerState
{
    [Id(0)]
    public Dictionary<DropId, DropEarnings> Drops { get; set; } = [];
}
