using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Simulation.Checks;

/// <summary>What a viewer asks, and in the room of which show.</summary>
internal readonly record struct Wish(DropRequest Request, ShowId Show)
{
    public string Operation => Request.Operation.Value;

    public bool IsFor(Wish other) => Request == other.Request && (Request.Action != DropAction.Reserve || Show == other.Show);
}
