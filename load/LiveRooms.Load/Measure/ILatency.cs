namespace LiveRooms.Load.Measure;

/// <summary>A distribution of times, to three digits up to an hour.</summary>
public interface ILatency
{
    /// <summary>Takes in a time; below zero counts as zero.</summary>
    void Record(long micros);
}
