namespace LiveRooms.Grains.Pulse;

/// <summary>Says that a silo answers, and needs nothing for it but the silo. Key: 0.</summary>
[Alias("lr.pulse")]
public interface IPulseGrain : IGrainWithIntegerKey
{
    /// <summary>Answers.</summary>
    [Alias("beat")]
    Task Beat();
}
