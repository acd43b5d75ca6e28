using System.Globalization;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Gates.Fairness;

/// <summary>
/// Which network a viewer has decides nothing but its delay. In a lottery a try is worth the same from everywhere; where who comes
/// first is served first, win rates differ by no more than <see cref="Handicap"/> explains. Each network is held against all others by
/// an exact test (<see cref="WinTails"/>), so strict that a fair engine fails one run in a million, however many are compared.
/// What no outcome could have shown is said not to be judged; when that is so of all that a delay could do, the gate does not pass.
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
        var sides = new List<Side>();
        foreach (var (id, networks) in drops)
        {
            if (!reading.Truth.Drops.TryGetValue(id, out var truth))
                findings.Add($"drop {id}: tried for by {Many.Of(networks.Values.Sum(tried => tried.Tries), "viewer")}, and its card was not read");
            else if (networks.FirstOrDefault(network => network.Value.Wins > network.Value.Tries) is { Key: { } wrong })
                findings.Add($"drop {id}: more viewers won than tried: {Say(wrong, networks[wrong])}");
            else
                sides.AddRange(Compare(truth.Card, networks, strict, findings));
        }

        if (findings.Count == 0 && !sides.Exists(side => side is { IsJudged: true, IsOfDelay: true }))
            return Findings.Nothing(Name, "not judged: had late networks won next to nothing, chance or delay would still explain it");
        var rates = drops.SelectMany(drop => drop.Networks).GroupBy(network => network.Key, network => network.Value)
            .Select(same => Say(same.Key, same.Aggregate((one, other) => one + other)));
        var unjudged = NotJudged(sides);
        return findings.Verdict(
            Name, $"Win rates differ by no more than chance and delay explain: {string.Join(", ", rates)}.{unjudged}",
            $"{Many.Of(findings.Count, "win rate")} that neither chance nor delay explains: {string.Join(", ", rates)}.{unjudged}");
    }

    private IEnumerable<Side> Compare(DropCard card, Dictionary<string, Tried> networks, double strict, Findings findings)
    {
        var all = networks.Values.Aggregate((one, other) => one + other);
        var fastest = networks.Where(network => network.Value.Tries > 0).Min(network => Handicap.Delay(network.Key));
        foreach (var (network, tried) in networks)
        {
            var rest = all - tried;
            if (tried.Tries == 0 || rest.Tries == 0)
                continue;
            var isFast = Handicap.Delay(network) == fastest;
            // The others are late each by its own delay: together by as much as of them are.
            var ahead = networks.Where(other => other.Key != network).Sum(other => Late(card, other.Key) * other.Value.Tries) / rest.Tries;
            yield return new Side(network, "little", !isFast, CanBe("few", Late(card, network), WinTails.AtMost, Math.Max(0, all.Wins - rest.Tries)));
            yield return new Side(network, "much", isFast, CanBe("many", -ahead, WinTails.AtLeast, Math.Min(tried.Tries, all.Wins)));

            // Whether any number of wins is too few or too many; when there are so many, that is found.
            bool CanBe(string which, double gap, Func<Tried, Tried, double, double> chance, long farthest)
            {
                // Where all who tried have won, nobody was at a disadvantage.
                if (all.Wins == all.Tries)
                    return true;
                if (Handicap.Odds(tried, rest, gap) is not { } odds)
                    return false;
                if (chance(tried, rest, odds) is var seen && seen < strict)
                    findings.Add(Unfair(card, network, tried, rest, which, seen, Math.Abs(gap)));
                return chance(tried with { Wins = farthest }, rest with { Wins = all.Wins - farthest }, odds) < strict;
            }
        }
    }

    private double Late(DropCard card, string network) => card.Mode == "lottery" ? 0 : Handicap.Loss(Handicap.Delay(network), rush);

    private static string NotJudged(List<Side> sides)
    {
        var open = sides.GroupBy(side => (side.Network, side.Wins)).Where(same => !same.Any(side => side.IsJudged))
            .Select(same => $"that {same.Key.Network} wins too {same.Key.Wins}").ToList();
        return open.Count == 0 ? "" : $" Not judged, for want of tries or since delay explains all: {string.Join(", ", open)}.";
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

    /// <summary>One way in which a network could be treated unfairly.</summary>
    /// <param name="Wins">Too <c>little</c> or too <c>much</c>.</param>
    /// <param name="IsOfDelay">Whether that is who is late winning too little, or who is early too much.</param>
    /// <param name="IsJudged">Whether any outcome would have been found unfair.</param>
    private sealed record Side(string Network, string Wins, bool IsOfDelay, bool IsJudged);
}
