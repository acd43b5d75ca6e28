using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.House;

/// <summary>
/// Which kinds of faults a history has: each seed has some and not others, since all at once would hide what two alone do.
/// </summary>
internal sealed class FaultPlan
{
    private FaultPlan()
    {
    }

    public FaultPlan(Random dice)
    {
        Loss = Some(dice, 0.25);
        Twice = Some(dice, 0.3);
        Lag = Some(dice, 0.3);
        MaxLag = TimeSpan.FromSeconds(dice.Next(2) == 0 ? 1 : 8);
        StoreFailsBefore = Some(dice, 0.3);
        StoreFailsAfter = Some(dice, 0.4);
        CrashPerStep = Some(dice, 0.01);
        FreezePerStep = Some(dice, 0.01);
        Outages = dice.Next(2) == 0;
        Crashes = dice.Next(2) == 0;
        Freezes = dice.Next(2) == 0;
        Moves = dice.Next(3) > 0;
        Jumps = dice.Next(2) == 0;
        Deactivations = dice.Next(2) == 0;
        ShowRestarts = dice.Next(3) == 0;
        StaysSplit = dice.Next(2) == 0;
    }

    public static FaultPlan None { get; } = new();

    public double Loss { get; }

    public double Twice { get; }

    public double Lag { get; }

    public TimeSpan MaxLag { get; }

    public double StoreFailsBefore { get; }

    public double StoreFailsAfter { get; }

    public double CrashPerStep { get; }

    public double FreezePerStep { get; }

    public bool Outages { get; }

    public bool Crashes { get; }

    public bool Freezes { get; }

    /// <summary>Callers come to believe that the drop lives in another silo.</summary>
    public bool Moves { get; }

    public bool Jumps { get; }

    public bool Deactivations { get; }

    public bool ShowRestarts { get; }

    /// <summary>Callers go on believing different things while nothing else fails.</summary>
    public bool StaysSplit { get; }

    /// <summary>Sets the weather of one storm.</summary>
    public void Begin(Weather weather, Random dice)
    {
        double Part(double most) => dice.Next(2) == 0 ? 0 : most * dice.NextDouble();
        (weather.Loss, weather.Twice, weather.Lag, weather.MaxLag) = (Part(Loss), Part(Twice), Part(Lag), MaxLag);
        (weather.StoreFailsBefore, weather.StoreFailsAfter) = (Part(StoreFailsBefore), Part(StoreFailsAfter));
        (weather.CrashPerStep, weather.FreezePerStep) = (Part(CrashPerStep), Part(FreezePerStep));
    }

    private static double Some(Random dice, double most) => dice.Next(2) == 0 ? 0 : most;
}
