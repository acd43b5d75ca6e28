using System.Globalization;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Gates.Fairness;

/// <summary>
/// Which network a viewer has decides nothing but its delay. In a lottery a try is worth the same from everywhere; where who comes
/// first is served first, win rates differ by no more than <see cref="Handicap"/> explains. Each network is held against all others by
/// an exact test (<see cref="WinTails"/>), so strict that a fair engine fails one run in a million, however many are compared.
/// </summary>
/// <param name="rush">In which time viewers tried.</param>
internal sealed class FairByNetwork(TimeSpan rush) : IGate
{
    private const double FalseAlarms = 1e-6;

    public string Name => GateNames.FairByNetwork;

    public GateVerdict Judge(GateReading reading)
    {
        var drops = reading.Evidence.Wins.GroupBy(wins => wins.Drop)
            .Select(drop => (Id: drop.Key, Networks: drop.GroupBy(wins => wins.Network).ToDictionary(same => same.Key, Sum)))
            .Where(drop => drop.Networks.Values.Count(tried => tried.Tries > 0) > 1)
            .ToList();
        if (drops.Count == 0)
            return Findings.Nothing(Name, "viewers of fewer than two networks tried for a drop");
        var findings = new Findings();
        var strict = FalseAlarms / (2 * drops.Sum(drop => drop.Networks.Count));
        foreach (var (id, networks) in drops)
        {
            if (!reading.Truth.Drops.TryGetValue(id, out var truth))
                findings.Add($"drop {id}: tried for by {Many.Of(networks.Values.Sum(tried => tried.Tries), "viewer")}, and its card was not read");
            else if (networks.FirstOrDefault(network => network.Value.Wins > network.Value.Tries) is { Key: { } wrong })
                findings.Add($"drop {id}: more viewers won than tried: {Say(wrong, networks[wrong])}");
            else
                Compare(truth.Card, networks, strict, findings);
        }

        var rates = drops.SelectMany(drop => drop.Networks).GroupBy(network => network.Key, network => network.Value)
            .Select(same => Say(same.Key, same.Aggregate((one, other) => one + other)));
        return findings.Verdict(
            Name, $"Win rates differ by no more than chance and delay explain: {string.Join(", ", rates)}.",
            $"{Many.Of(findings.Count, "win rate")} that neither chance nor delay explains: {string.Join(", ", rates)}.");
    }

    private void Compare(DropCard card, Dictionary<string, Tried> networks, double strict, Findings findings)
    {
        var all = networks.Values.Aggregate((one, other) => one + other);
        var byLot = card.Mode == "lottery";
        foreach (var (network, tried) in networks)
        {
            var rest = all - tried;
            if (tried.Tries == 0 || rest.Tries == 0)
                continue;
            var late = byLot ? 0 : Handicap.Loss(Handicap.Delay(network), rush);
            var ahead = byLot ? 0 : networks.Keys.Where(other => other != network).Max(other => Handicap.Loss(Handicap.Delay(other), rush));
            var few = Handicap.Odds(tried, rest, late) is { } behind ? WinTails.AtMost(tried, rest, behind) : 1;
            var many = Handicap.Odds(tried, rest, -ahead) is { } before ? WinTails.AtLeast(tried, rest, before) : 1;
            if (few < strict)
                findings.Add(Unfair(card, network, tried, rest, "few", few, late));
            if (many < strict)
                findings.Add(Unfair(card, network, tried, rest, "many", many, ahead));
        }
    }

    private static string Unfair(DropCard card, string network, Tried tried, Tried rest, string which, double chance, double explained) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"drop {card.DropId} ({card.Mode}): {Say(network, tried)}, {Say("all others", rest)}; delay explains {explained * 100:0.##} points, "
            + $"the chance of so {which} wins is {chance:0.0e0}");

    private static string Say(string network, Tried tried) =>
        string.Create(CultureInfo.InvariantCulture, $"{network} {tried.Wins:N0} of {tried.Tries:N0} ({tried.Rate * 100:0.##} %)");

    private static Tried Sum(IEnumerable<WinCount> counts) =>
        counts.Aggregate(new Tried(0, 0), (sum, count) => sum + new Tried(count.Tries, count.Wins));
}
