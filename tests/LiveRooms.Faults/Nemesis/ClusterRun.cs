using LiveRooms.Faults.Nemesis.Blows;
using LiveRooms.Faults.Nemesis.Ground;
using LiveRooms.Faults.Nemesis.Load;

namespace LiveRooms.Faults.Nemesis;

/// <summary>A site and as many rounds on it as there is time for.</summary>
internal static class ClusterRun
{
    private const int Guests = 16;

    /// <summary>As an edge waits.</summary>
    private static readonly TimeSpan Hasty = TimeSpan.FromSeconds(5);

    /// <summary>Longer than anybody is frozen or cut off.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(30);

    /// <summary>Runs them.</summary>
    /// <param name="ground">Where.</param>
    /// <param name="silos">How many.</param>
    /// <param name="withEdge">Whether viewers ask through an edge, too.</param>
    /// <param name="tell">Hears how each round went.</param>
    /// <param name="brief">Each kind of blow of the one round of the short version.</param>
    /// <param name="thorough">Each kind of blow of every round of a long one.</param>
    internal static async Task All(
        Grounds ground, int silos, bool withEdge, Action<string> tell, BlowKind[] brief, BlowKind[] thorough)
    {
        var length = RunLength.FromEnvironment();
        var kinds = length.Minutes is null ? brief : thorough;
        await using var site = new Site(ground, silos);
        await using var edge = site.Edge();
        await site.Begin(withEdge ? [edge] : []);
        var (hasty, patient) = (await site.Connect(Hasty), await site.Connect(Patient));
        var begun = TimeProvider.System.GetTimestamp();
        for (var seed = length.Seed; ; seed++)
        {
            var round = new ClusterRound(site, hasty, patient, seed, isLast: length.Minutes is null);
            var blows = Schedule.Of(seed, round.Offers.Count, [.. kinds]).Take(kinds.Length).ToList();
            await Announcing.Show(hasty, round.Show);
            await Round(round, blows, withEdge ? edge.Address : null, tell);
            if (TimeProvider.System.GetElapsedTime(begun).TotalMinutes >= (length.Minutes ?? 0))
                return;
        }
    }

    private static async Task Round(ClusterRound round, List<Blow> blows, Uri? edge, Action<string> tell)
    {
        if (edge is null)
        {
            await round.Run(blows, [], tell);
            return;
        }
        using var entrance = new Entrance(edge, round.Show);
        var viewers = await Task.WhenAll(Enumerable.Range(0, Guests).Select(entrance.Enter));
        try
        {
            await round.Run(blows, [.. viewers.Select(viewer => (viewer.Id, (IDropPort)new RoomPort(viewer)))], tell);
        }
        finally
        {
            foreach (var viewer in viewers)
                await viewer.DisposeAsync();
        }
    }
}
