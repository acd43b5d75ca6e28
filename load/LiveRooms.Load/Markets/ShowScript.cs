namespace LiveRooms.Load.Markets;

/// <summary>
/// The visits of a show one after the other, by seed: who comes and what each does. Every viewer comes once, some again, and all
/// together do exactly what is planned.
/// </summary>
internal sealed class ShowScript(PlannedShow show, int seed)
{
    // Of a thousand things done that are no chat.
    private const int Hearts = 560;
    private const int Likes = 280;
    private const int Fires = 80;
    // One visitor in so many talks, and does nothing else.
    private const int VisitorsPerTalker = 100;
    // Lines in one visit: as many as the engine takes at once from one viewer.
    private const int MostLines = 5;

    private readonly Random _chance = new(unchecked((seed * 486_187_739) + show.Number));
    private long _done;
    private long _next;

    /// <summary>The show.</summary>
    public PlannedShow Show => show;

    /// <summary>Which part of the visits has begun, 0 to 1, counted to the middle of the next.</summary>
    public double Progress => (_next + 0.5) / show.Visits;

    /// <summary>The next visit; false when all have come.</summary>
    public bool TryNext(out Visit visit)
    {
        visit = default;
        if (_next == show.Visits)
            return false;
        var number = _next++;
        // Who comes again was here before, since all viewers come first.
        var viewer = number < show.Viewers ? number : _chance.NextInt64(show.Viewers);
        visit = new Visit(show, viewer, number, Doings(show.Visits - _next));
        _done += visit.Doings.Count;
        return true;
    }

    private Doings Doings(long later)
    {
        var left = show.Interactions - _done;
        // Those who come later must be able to do the rest.
        var least = (int)Math.Clamp(left - (later * Markets.Doings.Most), 0, Markets.Doings.Most);
        var talks = _chance.Next(VisitorsPerTalker) == 0 && least <= MostLines;
        var most = (int)Math.Min(left, talks ? MostLines : Markets.Doings.Most);
        var count = later == 0 ? (int)left : Math.Clamp(Some((double)left / (later + 1)), least, most);
        talks &= count <= MostLines;
        var doings = new Doings();
        for (var i = 0; i < count; i++)
            doings = doings.With(talks ? Doing.Chat : Reaction());
        return doings;
    }

    // Many do nothing and few do much: geometric, so that the mean is right and nothing is remembered.
    private int Some(double mean) =>
        mean <= 0 ? 0 : (int)Math.Min(Markets.Doings.Most, Math.Log(1 - _chance.NextDouble()) / Math.Log(mean / (1 + mean)));

    private Doing Reaction() => _chance.Next(1_000) switch
    {
        < Hearts => Doing.Heart,
        < Hearts + Likes => Doing.Like,
        < Hearts + Likes + Fires => Doing.Fire,
        _ => Doing.Share,
    };
}
