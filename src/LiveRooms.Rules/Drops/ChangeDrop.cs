using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// What its creator, or an operator, does to a drop that is there already: once for each operation id. The last
/// <see cref="DropLimits.ChangeMemory"/> are remembered.
/// </summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change")]
public abstract record ChangeDrop(Actor By, OperationId Operation) : DropCommand;

/// <summary>Adds units, 1 to <see cref="DropLimits.MaxUnits"/>, in the drop's own show; of a variant where it has some.</summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.restock")]
public sealed record RestockDrop(Actor By, OperationId Operation, int Units, VariantId? Variant = null) : ChangeDrop(By, Operation);

/// <summary>Takes away units of the drop's own show that nobody holds or bought, at least 1; of a variant where it has some.</summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.reduce")]
public sealed record ReduceStock(Actor By, OperationId Operation, int Units, VariantId? Variant = null) : ChangeDrop(By, Operation);

/// <summary>Stops new holds and promotions in an open drop; the holds it has run on.</summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.pause")]
public sealed record PauseDrop(Actor By, OperationId Operation) : ChangeDrop(By, Operation);

/// <summary>Ends a pause.</summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.resume")]
public sealed record ResumeDrop(Actor By, OperationId Operation) : ChangeDrop(By, Operation);

/// <summary>Sets the time at which the drop closes by itself, later or earlier than before, always to come.</summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.closing")]
public sealed record MoveClosing(Actor By, OperationId Operation, DateTimeOffset ClosesAt) : ChangeDrop(By, Operation);

/// <summary>
/// Sets the price of a unit, in minor units, for holds that begin from now on: of one variant, or, with none named, wherever no
/// variant has a price of its own.
/// </summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.price")]
public sealed record ChangePrice(Actor By, OperationId Operation, long Price, VariantId? Variant = null) : ChangeDrop(By, Operation);

/// <summary>Ends a reservation that is entered, waits or is held.</summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.cancel")]
public sealed record CancelReservation(Actor By, OperationId Operation, long Number) : ChangeDrop(By, Operation);

/// <summary>Takes back a confirmed reservation. Its units are for sale again, or leave the stock.</summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.refund")]
public sealed record RefundReservation(Actor By, OperationId Operation, long Number, bool ToStock) : ChangeDrop(By, Operation);

/// <summary>
/// Sets an announced drop to open by itself in <see cref="DropLimits.MinCountdown"/> to <see cref="DropLimits.MaxCountdown"/>
/// seconds.
/// </summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.countdown")]
public sealed record StartCountdown(Actor By, OperationId Operation, int Seconds) : ChangeDrop(By, Operation);

/// <summary>
/// Moves free units from the drop's own show to another, at most <see cref="DropLimits.MaxShares"/>, where they are offered from
/// then on. Who gives it may act for both creators.
/// </summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.share")]
public sealed record ShareDrop(
    Actor By, OperationId Operation, ShowId Show, CreatorId Creator, int Units, VariantId? Variant = null) : ChangeDrop(By, Operation);

/// <summary>Moves free units from another show back to the drop's own; what is held or sold there stays.</summary>
[GenerateSerializer, Immutable, Alias("lr.drop.change.revoke")]
public sealed record RevokeShare(
    Actor By, OperationId Operation, ShowId Show, int Units, VariantId? Variant = null) : ChangeDrop(By, Operation);
