using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Grains.Sales;

/// <summary>
/// What one drop sold and which commission that is, read from the drop's journal. Key: the drop's id. Every answer is as of the
/// journal's end when it was asked. For the drop's creator and operators.
/// </summary>
[Alias("lr.ledger.drop")]
public interface IDropLedgerGrain : IGrainWithStringKey
{
    /// <summary>There is news in the journal; says nothing itself, so that a lost or repeated one changes nothing.</summary>
    [Alias("nudge")]
    Task Nudge();

    /// <summary>What the drop came to so far.</summary>
    [Alias("settlement")]
    Task<Outcome<SettlementView>> Settlement(Actor actor);

    /// <summary>Orders in the order of confirmation.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="skip">Orders to pass over, from 0.</param>
    /// <param name="max">1 to 1,000.</param>
    [Alias("orders")]
    Task<Outcome<SoldPage>> Orders(Actor actor, int skip, int max);

    /// <summary>The ledger's lines, the oldest first; of another creator whose show sold some of it, that creator's own.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="skip">Lines to pass over, from 0.</param>
    /// <param name="max">1 to 1,000; a page may hold fewer though more follow.</param>
    [Alias("lines")]
    Task<Outcome<CommissionPage>> Lines(Actor actor, int skip, int max);
}

/// <summary>A drop's settlement.</summary>
/// <param name="Settings">What the drop was made with.</param>
/// <param name="Settlement">What it came to.</param>
[GenerateSerializer, Immutable, Alias("lr.ledger.settlement")]
public sealed record SettlementView(DropSettings Settings, Settlement Settlement);

/// <summary>A page of orders.</summary>
/// <param name="Settings">What the drop was made with.</param>
/// <param name="Orders">In the order of confirmation.</param>
/// <param name="Next">Orders to pass over for the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("lr.ledger.orders")]
public sealed record SoldPage(DropSettings Settings, ImmutableArray<Order> Orders, int? Next);

/// <summary>A page of the ledger.</summary>
/// <param name="Settings">What the drop was made with.</param>
/// <param name="Lines">The oldest first.</param>
/// <param name="Next">Lines to pass over for the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("lr.ledger.lines")]
public sealed record CommissionPage(DropSettings Settings, ImmutableArray<CommissionLine> Lines, int? Next);
