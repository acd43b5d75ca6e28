using LiveRooms.Faults.Nemesis.History;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>An operation that happened: the one event that the journal has of it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Operation">The operation id.</param>
/// <param name="Life">To which reservation.</param>
/// <param name="Revision">The event's place in the journal, from 1.</param>
internal sealed record Deed(CallKind Kind, string Operation, Life Life, long Revision)
{
    /// <summary>What a call must have asked for to be this one.</summary>
    internal long Value => Kind == CallKind.Reserve ? Life.Quantity : Life.Number;
}
