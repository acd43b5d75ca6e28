namespace LiveRooms.Load.Gates;

/// <summary>
/// No drop gave away more than it had: not by its own account, not by its record, and not by what viewers were told. No viewer has
/// more units of a drop than one may have.
/// </summary>
internal sealed class NoOversell : IGate
{
    public string Name => GateNames.NoOversell;

    public GateVerdict Judge(GateReading reading)
    {
        var drops = reading.Truth.Drops;
        if (drops.Count == 0)
            return Findings.Nothing(Name, "the engine told of no drop");
        var findings = new Findings();
        // What was taken back since may have been sold again.
        var back = drops.SelectMany(drop => drop.Value.Reservations.Where(reservation => reservation.State == States.Refunded)
            .Select(reservation => (drop.Key, reservation.Number))).ToHashSet();
        var told = reading.Evidence.Claims.Where(claim => claim.State == States.Confirmed && !back.Contains((claim.Drop, claim.Number)))
            .DistinctBy(claim => (claim.Drop, claim.Number)).GroupBy(claim => claim.Drop).ToDictionary(same => same.Key, same => same.Sum(claim => (long)claim.Quantity));
        foreach (var (id, truth) in drops)
        {
            Account(id, truth, findings);
            Record(id, truth, findings);
            if (told.GetValueOrDefault(id) is var units && units > truth.Card.Stock)
                findings.Add($"drop {id}: viewers were told that they bought {units:N0} of {Many.Of(truth.Card.Stock, "unit")}");
        }

        var (stock, sold) = (drops.Values.Sum(drop => (long)drop.Card.Stock), drops.Values.Sum(drop => (long)drop.Card.Sold));
        return findings.Verdict(
            Name, $"{sold:N0} of {Many.Of(stock, "unit")} sold in {Many.Of(drops.Count, "drop")}, {Source(drops.Values)}.",
            $"{Many.Of(findings.Count, "contradiction")} in {Many.Of(drops.Count, "drop")}.");
    }

    private static void Account(string id, DropTruth truth, Findings findings)
    {
        var card = truth.Card;
        if ((long)card.Sold + card.Held + card.Free != card.Stock || card.Sold < 0 || card.Held < 0 || card.Free < 0)
            findings.Add($"drop {id}: sold {card.Sold} + held {card.Held} + free {card.Free} is not the stock of {card.Stock}");
    }

    private static void Record(string id, DropTruth truth, Findings findings)
    {
        var card = truth.Card;
        var given = truth.Reservations.Where(reservation => reservation.State is States.Held or States.Confirmed).ToList();
        var units = given.Sum(reservation => (long)reservation.Quantity);
        if (units > card.Stock)
            findings.Add($"drop {id}: reservations have {units:N0} of {Many.Of(card.Stock, "unit")}");
        var bought = given.Where(reservation => reservation.State == States.Confirmed).Sum(reservation => (long)reservation.Quantity);
        // A list read page by page may be a moment older than the card; a replayed journal is of one version.
        if (truth.FromJournal && bought != card.Sold)
            findings.Add($"drop {id}: the journal has {Many.Of(bought, "unit")} bought, the card says {card.Sold:N0}");
        foreach (var viewer in given.GroupBy(reservation => reservation.Viewer))
        {
            if (viewer.Sum(reservation => (long)reservation.Quantity) is var has && has > card.PerViewerLimit)
                findings.Add($"drop {id}: viewer {viewer.Key} has {Many.Of(has, "unit")}, one may have {card.PerViewerLimit:N0}");
        }
    }

    private static string Source(IEnumerable<DropTruth> drops) =>
        drops.All(drop => drop.FromJournal) ? "by their journals" : "by the creator's lists: not all journals could be read";
}
