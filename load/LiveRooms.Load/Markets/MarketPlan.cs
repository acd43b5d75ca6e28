using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Markets;

/// <summary>
/// What a marketplace is to be: which shows with which audiences, and in which waves they are live. Pure: the same settings are the
/// same marketplace, in every process and for the gates.
/// </summary>
internal sealed class MarketPlan
{
    /// <summary>Of so many viewers one comes a second time.</summary>
    public const int ViewersPerReturn = 20;

    /// <summary>Shows that are live at once, at most.</summary>
    public const int MostAtOnce = 200;

    private MarketPlan(IReadOnlyList<PlannedShow> shows, IReadOnlyList<IReadOnlyList<PlannedShow>> waves) => (Shows, Waves) = (shows, waves);

    /// <summary>All shows, by number.</summary>
    public IReadOnlyList<PlannedShow> Shows { get; }

    /// <summary>Those that are live at once, wave after wave.</summary>
    public IReadOnlyList<IReadOnlyList<PlannedShow>> Waves { get; }

    /// <summary>The marketplace of settings.</summary>
    /// <exception cref="ArgumentException">There are too few viewers for the shows, or too many interactions for the viewers.</exception>
    public static MarketPlan Of(AudienceSettings settings)
    {
        if (settings.Shows < 1 || settings.Viewers < settings.Shows)
            throw new ArgumentException($"{settings.Shows} shows need at least as many viewers, not {settings.Viewers}.", nameof(settings));
        var viewers = Portions.Of(settings.Viewers, Portions.Zipf(settings.Shows), least: 1);
        var interactions = Portions.Of(settings.Interactions, [.. viewers.Select(number => (double)number)]);
        var shows = new PlannedShow[settings.Shows];
        for (var i = 0; i < shows.Length; i++)
        {
            var visits = viewers[i] + (viewers[i] / ViewersPerReturn);
            if (interactions[i] > visits * Doings.Most)
                throw new ArgumentException($"{settings.Interactions} interactions are more than {settings.Viewers} viewers can do.", nameof(settings));
            shows[i] = new PlannedShow(i, Stand.All[i % Stand.All.Count], viewers[i], visits, interactions[i]);
        }

        return new MarketPlan(shows, InWaves(shows));
    }

    // The largest first, each into the wave with the fewest viewers that has a place: so waves are about even.
    private static List<PlannedShow>[] InWaves(PlannedShow[] shows)
    {
        var count = (shows.Length + MostAtOnce - 1) / MostAtOnce;
        var waves = Enumerable.Range(0, count).Select(_ => new List<PlannedShow>()).ToArray();
        var emptiest = new PriorityQueue<int, (long Viewers, int Wave)>();
        for (var i = 0; i < count; i++)
            emptiest.Enqueue(i, (0, i));
        foreach (var show in shows)
        {
            emptiest.TryDequeue(out var wave, out var load);
            waves[wave].Add(show);
            if (waves[wave].Count < MostAtOnce)
                emptiest.Enqueue(wave, (load.Viewers + show.Viewers, wave));
        }

        return waves;
    }
}
