namespace LiveRooms.Load.Gates;

/// <summary>Every drop sold exactly its stock: none was left over, though more wanted one.</summary>
internal sealed class SoldOut : IGate
{
    public string Name => GateNames.SoldOut;

    public GateVerdict Judge(GateReading reading)
    {
        var drops = reading.Truth.Drops;
        if (drops.Count == 0)
            return Findings.Nothing(Name, "the engine told of no drop");
        var findings = new Findings();
        foreach (var (id, truth) in drops.Where(drop => drop.Value.Card.Sold != drop.Value.Card.Stock))
        {
            var card = truth.Card;
            findings.Add($"drop {id}: sold {card.Sold:N0} of {card.Stock:N0}; held {card.Held:N0}, free {card.Free:N0}, waiting {card.Waiting:N0}");
        }

        return findings.Verdict(
            Name, $"Exactly {Many.Of(drops.Values.Sum(drop => (long)drop.Card.Sold), "unit")} sold: all of {Many.Of(drops.Count, "drop")}.",
            $"{findings.Count:N0} of {Many.Of(drops.Count, "drop")} did not sell exactly the stock.");
    }
}
