using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>What can be asked of a drop.</summary>
[GenerateSerializer, Immutable, Alias("lr.drop.command")]
public abstract record DropCommand;

/// <summary>
/// Announces the drop. The same settings again change nothing; others are refused. A lottery is made with a seed that nobody can
/// guess; one that exists keeps its own.
/// </summary>
public sealed record CreateDrop(Actor By, DropSettings Settings, DrawSeed? Seed = null) : DropCommand;

/// <summary>Opens the drop; changes nothing when open. No actor means its own schedule: then only when that is due.</summary>
public sealed record OpenDrop(Actor? By) : DropCommand;

/// <summary>Closes the drop; changes nothing when closed. No actor means its own schedule: then only when that is due.</summary>
public sealed record CloseDrop(Actor? By) : DropCommand;

/// <summary>
/// Draws a lottery that is open; changes nothing when drawn. No actor means its own schedule: then only when that is due.
/// </summary>
public sealed record DrawLottery(Actor? By) : DropCommand;

/// <summary>
/// Asks for units, 1 to the per-viewer limit, of a variant where the drop has some, in a show (null: the drop's own): a hold, or a
/// place on the waitlist; in a lottery before its draw an entry, which the viewer's next one repeats.
/// </summary>
public sealed record Reserve(
    OperationId Operation, ViewerId Viewer, int Quantity, VariantId? Variant = null, ShowId? Show = null) : DropCommand;

/// <summary>Buys what is held.</summary>
public sealed record Confirm(OperationId Operation, ViewerId Viewer, long Number) : DropCommand;

/// <summary>Gives back a hold, leaves the waitlist, or takes back an entry.</summary>
public sealed record Release(OperationId Operation, ViewerId Viewer, long Number) : DropCommand;

/// <summary>
/// Does what is due without anybody asking: ends holds past their deadline, promotes who fits, turns the waitlist and the entries
/// of a closed drop away; at most <see cref="DropLimits.MaxBatch"/> of each.
/// </summary>
public sealed record Expire : DropCommand;
