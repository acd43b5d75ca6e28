using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Grains.Sales;

/// <summary>What a creator's shows earned, drop by drop. Key: the creator's id.</summary>
[Alias("lr.ledger.creator")]
public interface ICreatorLedgerGrain : IGrainWithStringKey
{
    /// <summary>
    /// What a drop came to for this creator, all of it: of two tellings the one read further wins, so a repeated or late one
    /// changes nothing.
    /// </summary>
    /// <returns>False when <see cref="CreatorLedgerView.MaxDrops"/> others are kept: this one is not counted in.</returns>
    [Alias("tell")]
    Task<bool> Tell(DropEarnings earnings);

    /// <summary>What is known so far; for the creator and operators.</summary>
    [Alias("describe")]
    Task<Outcome<CreatorLedgerView>> Describe(Actor actor);
}

/// <summary>What one drop came to for one creator.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Takings">What the creator's shows sold of it.</param>
/// <param name="Revision">Events of the drop this is folded from.</param>
[GenerateSerializer, Immutable, Alias("lr.ledger.earnings")]
public sealed record DropEarnings(DropId Drop, string Currency, Takings Takings, long Revision);

/// <summary>A creator's ledger.</summary>
/// <param name="Drops">The newest first; at most <see cref="MaxDrops"/>.</param>
[GenerateSerializer, Immutable, Alias("lr.ledger.creator-view")]
public sealed record CreatorLedgerView(ImmutableArray<DropEarnings> Drops)
{
    /// <summary>Drops in a ledger at most; what later ones earn stands in their own ledgers alone.</summary>
    public const int MaxDrops = 10_000;
}
