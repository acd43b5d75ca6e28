namespace LiveRooms.Load.Gates;

/// <summary>A check of a run: of its meaning, or a threshold. Pure: the same reading gets the same verdict.</summary>
public interface IGate
{
    /// <summary>See <see cref="GateNames"/>; a threshold is named by its text.</summary>
    string Name { get; }

    /// <summary>Whether the run passed.</summary>
    GateVerdict Judge(GateReading reading);
}
