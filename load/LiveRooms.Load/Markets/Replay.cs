using LiveRooms.Load.Gates;
using LiveRooms.Load.Markets.Sketches;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Markets;

/// <summary>
/// Plays this process's shows of a marketplace, wave after wave. A closed load: so many visitors are on their way at once, each
/// followed by the next when it has gone; so the engine sets the pace, and a visit's time is no answer of an open audience.
/// </summary>
internal sealed class Replay : IWitness
{
    private readonly Cast _cast;
    private readonly MarketPlan _plan;
    private readonly VisitMeters _meters;
    private readonly StageHands _hands;
    private readonly Dictionary<string, HyperLogLog> _sketches = [];
    private readonly List<LiveShow> _played = [];
    private long _viewers;

    public Replay(Cast cast, MarketPlan plan)
    {
        (_cast, _plan) = (cast, plan);
        _meters = new VisitMeters(cast.Recorder, cast.Clock);
        _hands = new StageHands(cast, _meters);
        foreach (var name in plan.Shows.SelectMany(show => SketchNames.Of(show.Stand)).Distinct())
            _sketches.Add(name, new HyperLogLog());
    }

    /// <summary>Plays all.</summary>
    public async ValueTask<Outcome> Run(CancellationToken cancelled)
    {
        // The next wave's shows are made, and the last one's ended, while one is played.
        var ending = Task.CompletedTask;
        var opening = Open(0, cancelled);
        for (var wave = 0; wave < _plan.Waves.Count; wave++)
        {
            var live = await opening;
            opening = Open(wave + 1, cancelled);
            await Play(live, cancelled);
            await ending;
            ending = _hands.End(live, cancelled);
        }

        await Task.WhenAll(ending, opening);
        return Outcome.Ok;
    }

    public Evidence Testify() => new()
    {
        Sent = [.. _played.SelectMany(show => show.Totals.Told(show.Id))],
        Viewers = Interlocked.Read(ref _viewers),
        Sketches = _sketches.ToDictionary(sketch => sketch.Key, sketch => sketch.Value.ToArray()),
        Violations = [.. _meters.Violations()],
        Interrupted = _meters.Interrupted,
    };

    private async Task<IReadOnlyList<LiveShow>> Open(int wave, CancellationToken cancelled)
    {
        if (wave == _plan.Waves.Count)
            return [];
        // A show is one agent's with all its audience, so that nobody else must know when it begins and ends.
        var live = _plan.Waves[wave].Where(show => show.Number % _cast.Share.Agents == _cast.Share.Agent)
            .Select(show => new LiveShow(show, _cast.Staging.Shows[show.Number], [.. SketchNames.Of(show.Stand).Select(name => _sketches[name])]))
            .ToArray();
        _played.AddRange(live);
        await _hands.Begin(live, cancelled);
        return live;
    }

    private async Task Play(IReadOnlyList<LiveShow> live, CancellationToken cancelled)
    {
        var script = new WaveScript(live.Select(show => show.Plan), _cast.Whole.Seed);
        var shows = live.ToDictionary(show => show.Plan.Number);
        await Task.WhenAll(Enumerable.Range(0, Turnstile.AtOnce(_cast.Transport)).Select(number => Task.Run(
            async () =>
            {
                var turnstile = new Turnstile(_cast, _meters, number);
                while (!cancelled.IsCancellationRequested && script.TryNext(out var visit))
                {
                    if (await turnstile.Pass(shows[visit.Show.Number], visit, cancelled) && visit.Number < visit.Show.Viewers)
                        Interlocked.Increment(ref _viewers);
                }
            },
            cancelled)));
    }
}
