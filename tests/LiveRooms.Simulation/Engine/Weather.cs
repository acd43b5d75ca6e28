namespace LiveRooms.Simulation.Engine;

/// <summary>How bad things are just now. All zero: nothing fails, and messages take a millisecond or two.</summary>
internal sealed class Weather
{
    /// <summary>Chance that a message is lost.</summary>
    public double Loss { get; set; }

    /// <summary>Chance that a message arrives twice.</summary>
    public double Twice { get; set; }

    /// <summary>Chance that a message is late, by up to <see cref="MaxLag"/>.</summary>
    public double Lag { get; set; }

    public TimeSpan MaxLag { get; set; }

    /// <summary>Chance that the store fails a call before it has any effect.</summary>
    public double StoreFailsBefore { get; set; }

    /// <summary>Chance that the store fails a call, or does not answer, after its effect.</summary>
    public double StoreFailsAfter { get; set; }

    /// <summary>The store takes no calls.</summary>
    public bool StoreIsDown { get; set; }

    /// <summary>Chance that a silo crashes after a step.</summary>
    public double CrashPerStep { get; set; }

    /// <summary>Chance that a silo freezes after a step.</summary>
    public double FreezePerStep { get; set; }

    public void Clear()
    {
        (Loss, Twice, Lag, MaxLag) = (0, 0, 0, TimeSpan.Zero);
        (StoreFailsBefore, StoreFailsAfter, StoreIsDown) = (0, 0, false);
        (CrashPerStep, FreezePerStep) = (0, 0);
    }
}
