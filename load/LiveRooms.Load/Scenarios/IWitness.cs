using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Scenarios;

/// <summary>Somebody besides the crowd who saw and did things in a run: a scenario that has viewers of its own.</summary>
public interface IWitness
{
    /// <summary>What it saw and did; asked when all is over.</summary>
    Evidence Testify();
}
