namespace LiveRooms.Load.Measure;

/// <summary>A count that only grows.</summary>
public interface ICounter
{
    /// <summary>Adds to it.</summary>
    void Add(long by = 1);
}
