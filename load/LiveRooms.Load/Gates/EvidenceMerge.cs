namespace LiveRooms.Load.Gates;

/// <summary>Lays the agents' evidence together. The order of the agents is of no matter but for which examples are kept.</summary>
internal static class EvidenceMerge
{
    /// <summary>The audience's evidence.</summary>
    /// <param name="agents">Of each agent that came home.</param>
    /// <param name="lost">How many did not.</param>
    /// <exception cref="ArgumentException">Two sketches of one name have different lengths.</exception>
    public static Evidence Of(IReadOnlyCollection<Evidence> agents, int lost = 0) => new()
    {
        Sent = [.. agents.SelectMany(agent => agent.Sent)
            .GroupBy(sent => (sent.Show, sent.Kind))
            .Select(same => new SentTally(same.Key.Show, same.Key.Kind, same.Sum(sent => sent.Certain), same.Sum(sent => sent.Doubtful)))],
        Claims = [.. agents.SelectMany(agent => agent.Claims)],
        Wins = [.. agents.SelectMany(agent => agent.Wins)
            .GroupBy(wins => (wins.Drop, wins.Network))
            .Select(same => new WinCount(same.Key.Drop, same.Key.Network, same.Sum(wins => wins.Tries), same.Sum(wins => wins.Wins)))],
        Violations = [.. agents.SelectMany(agent => agent.Violations)
            .GroupBy(seen => seen.Gate)
            .Select(same => new Violation(
                same.Key, same.Sum(seen => seen.Count), [.. same.SelectMany(seen => seen.Examples).Take(Violation.MostExamples)]))],
        Viewers = agents.Sum(agent => agent.Viewers),
        Unserved = agents.Sum(agent => agent.Unserved),
        StartedOver = agents.Sum(agent => agent.StartedOver),
        Rooms = [.. agents.SelectMany(agent => agent.Rooms)],
        Stalest = agents.Select(agent => agent.Stalest).DefaultIfEmpty().Max(),
        Sketches = Sketches(agents),
        Interrupted = lost > 0 || agents.Any(agent => agent.Interrupted),
        LostAgents = lost + agents.Sum(agent => agent.LostAgents),
    };

    private static Dictionary<string, byte[]> Sketches(IReadOnlyCollection<Evidence> agents)
    {
        var merged = new Dictionary<string, byte[]>();
        foreach (var (name, registers) in agents.SelectMany(agent => agent.Sketches))
        {
            if (merged.TryGetValue(name, out var mine))
                Raise(name, mine, registers);
            else
                merged[name] = [.. registers];
        }

        return merged;
    }

    // A register is the most that was seen, so the union's is the greater of the two.
    private static void Raise(string name, byte[] mine, byte[] other)
    {
        if (mine.Length != other.Length)
            throw new ArgumentException($"The sketches of {name} have {mine.Length} and {other.Length} registers.", nameof(other));
        for (var i = 0; i < mine.Length; i++)
            mine[i] = Math.Max(mine[i], other[i]);
    }
}
