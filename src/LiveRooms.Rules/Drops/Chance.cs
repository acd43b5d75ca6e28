namespace LiveRooms.Rules.Drops;

/// <summary>What a place on the waitlist is worth, so that nobody waits for nothing. An estimate, never a promise.</summary>
[GenerateSerializer, Alias("lr.drop.chance")]
public enum Chance
{
    /// <summary>If holds go on as so far, units come back for this place.</summary>
    Good = 1,
    /// <summary>Many more holds than so far would have to lapse.</summary>
    Slim = 2,
    /// <summary>Nothing is left to come back, or far too little.</summary>
    None = 3,
}

/// <summary>
/// The estimate. Of the holds that ended so far, some were bought and the rest lapsed; two imagined holds, one of each, keep the
/// first few from deciding everything. So a hold is bought with c = (bought + 1) / (bought + lapsed + 2). The line is offered the
/// free units and the held ones that lapse, and again those of its own that lapse, until all are bought: in all
/// (free + held (1 - c)) / c offers. Each place counts as one unit. A place within them is good, within three times as many slim.
/// </summary>
public static class Chances
{
    private const int SlimFactor = 3;

    /// <summary>The chance of a place, 1 is next.</summary>
    /// <param name="stock">The drop's units.</param>
    /// <param name="bought">Holds that were bought so far.</param>
    /// <param name="lapsed">Holds that expired or were let go so far.</param>
    /// <param name="place">The place on the waitlist.</param>
    public static Chance Of(Stock stock, int bought, int lapsed, int place)
    {
        var offers = (((bought + lapsed + 2L) * stock.Free) + ((lapsed + 1L) * stock.Held)) / (bought + 1L);
        return place <= offers ? Chance.Good : place <= offers * SlimFactor ? Chance.Slim : Chance.None;
    }
}
