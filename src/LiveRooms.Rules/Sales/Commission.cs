namespace LiveRooms.Rules.Sales;

/// <summary>A creator's part of a sale.</summary>
public static class Commission
{
    /// <summary>Basis points of the whole: 100 percent.</summary>
    public const int Whole = 10_000;

    /// <summary>
    /// That many hundredths of a percent of <paramref name="gross"/>, in whole minor units: a half goes to the even neighbour, so
    /// that many small sales do not lean to one side. Exact: no fraction is ever held.
    /// </summary>
    /// <param name="gross">Minor units, from 0.</param>
    /// <param name="basisPoints">0 to <see cref="Whole"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of its range.</exception>
    public static long Of(long gross, int basisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gross);
        ArgumentOutOfRangeException.ThrowIfNegative(basisPoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(basisPoints, Whole);
        // The product of the two may be larger than a long, so the whole part and the rest are taken apart.
        var (whole, rest) = Math.DivRem(gross, Whole);
        var (part, fraction) = Math.DivRem(rest * basisPoints, Whole);
        var down = (whole * basisPoints) + part;
        return (fraction * 2).CompareTo(Whole) switch
        {
            < 0 => down,
            > 0 => down + 1,
            _ => down + (down & 1),
        };
    }
}
