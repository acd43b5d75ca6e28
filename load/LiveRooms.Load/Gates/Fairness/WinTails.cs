namespace LiveRooms.Load.Gates.Fairness;

/// <summary>
/// How likely a network's wins are when units go to triers by chance: the wins among all are a given number, so what part of them
/// falls to the network is hypergeometric, with odds of its own when it tries at a handicap (Fisher's noncentral distribution). Exact,
/// for few tries as for many: no bell curve is put in its place.
/// </summary>
internal static class WinTails
{
    // Sums beyond this have decided the answer; it keeps what is multiplied on finite.
    private const double Plenty = 1e150;
    // What is rarer beside the sum changes no digit of it; chances only fall once they have begun to.
    private const double Nothing = 1e-18;

    /// <summary>The chance of so few wins or fewer.</summary>
    /// <param name="group">Tries and wins of the network.</param>
    /// <param name="rest">Of all others.</param>
    /// <param name="odds">A try's odds in the network over those among the others; 1: the same.</param>
    public static double AtMost(Tried group, Tried rest, double odds)
    {
        var (below, above) = Sums(group, rest, odds);
        return (1 + below) / (1 + below + above);
    }

    /// <summary>The chance of so many wins or more.</summary>
    public static double AtLeast(Tried group, Tried rest, double odds)
    {
        var (below, above) = Sums(group, rest, odds);
        return (1 + above) / (1 + below + above);
    }

    /// <summary>Chances of fewer and of more wins, each over that of just as many as there were.</summary>
    private static (double Below, double Above) Sums(Tried group, Tried rest, double odds)
    {
        var wins = group.Wins + rest.Wins;
        double below = 0, above = 0, chance = 1;
        for (var k = group.Wins; k > 0 && below < Plenty && chance > (1 + below) * Nothing; k--)
        {
            chance /= Step(k - 1);
            below += chance;
        }

        chance = 1;
        for (var k = group.Wins; k < Math.Min(group.Tries, wins) && above < Plenty && chance > (1 + above) * Nothing; k++)
        {
            chance *= Step(k);
            above += chance;
        }

        return (below, above);

        // The chance of k + 1 wins over that of k. The others' lost tries are what is left; none left: k is as low as it can be.
        double Step(long k)
        {
            var lost = rest.Tries - (wins - k) + 1;
            return lost <= 0 ? double.PositiveInfinity : odds * (group.Tries - k) * (wins - k) / ((double)(k + 1) * lost);
        }
    }
}
