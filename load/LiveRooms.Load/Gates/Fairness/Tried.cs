namespace LiveRooms.Load.Gates.Fairness;

/// <summary>Viewers who tried for a drop, and those of them who won.</summary>
internal readonly record struct Tried(long Tries, long Wins)
{
    /// <summary>The part that won, 0 to 1.</summary>
    public double Rate => Tries == 0 ? 0 : (double)Wins / Tries;

    /// <summary>Both together.</summary>
    public static Tried operator +(Tried one, Tried other) => new(one.Tries + other.Tries, one.Wins + other.Wins);

    /// <summary>Without some of them.</summary>
    public static Tried operator -(Tried all, Tried some) => new(all.Tries - some.Tries, all.Wins - some.Wins);
}
