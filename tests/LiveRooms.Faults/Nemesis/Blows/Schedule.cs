namespace LiveRooms.Faults.Nemesis.Blows;

/// <summary>The plan of a run: the same seed plans the same.</summary>
internal static class Schedule
{
    /// <summary>Blows without end: all the kinds in some order, then all again in another.</summary>
    internal static IEnumerable<Blow> Of(int seed, int drops, params BlowKind[] kinds)
    {
        var chance = new Random(seed);
        while (true)
        {
            chance.Shuffle(kinds);
            foreach (var kind in kinds)
                yield return new Blow(kind, chance.Next(drops), Lasts(kind, chance), Seconds(chance, 0.5, 2));
        }
    }

    // The others need six seconds to be sure that somebody is gone.
    private static TimeSpan Lasts(BlowKind kind, Random chance) => kind switch
    {
        BlowKind.FreezeSilo or BlowKind.CutSilo => Seconds(chance, 8, 10),
        BlowKind.StallSilo => Seconds(chance, 1, 4),
        BlowKind.KillSilo => Seconds(chance, 0, 4),
        _ => Seconds(chance, 0, 2),
    };

    private static TimeSpan Seconds(Random chance, double least, double most) =>
        TimeSpan.FromSeconds(least + (chance.NextDouble() * (most - least)));
}
