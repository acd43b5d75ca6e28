using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Simulation.Plants;

/// <summary>A retry is taken for a new request: a reservation that was made already is made once more, under an id of its own.</summary>
internal sealed class ForgottenOperations : Plant
{
    public override Func<Drop, DropCommand, DateTimeOffset, DropDecision> Decide()
    {
        var seen = new HashSet<OperationId>();
        return (drop, command, now) =>
        {
            if (command is Reserve reserve && !seen.Add(reserve.Operation))
                command = reserve with { Operation = new OperationId($"again-{seen.Count}-{drop.LastNumber}") };
            return DropRules.Decide(drop, command, now);
        };
    }
}
