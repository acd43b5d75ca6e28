using CsCheck;
using LiveRooms.Load.Markets;

namespace LiveRooms.Load.Tests.Markets;

/// <summary>Who comes and what they do adds up to the plan, whatever the seed.</summary>
public sealed class ScriptTests
{
    [Fact]
    public void A_show_s_visits_are_its_plan() =>
        Gen.Select(Gen.Long[1, 3_000], Gen.Double[0, 16], Gen.Int).Sample((viewers, each, seed) =>
        {
            var show = Show(viewers, each);
            var visits = Visits(new ShowScript(show, seed));
            Assert.Equal(show.Visits, visits.Count);
            Assert.Equal(show.Interactions, visits.Sum(visit => visit.Doings.Count));
            Assert.Equal(show.Viewers, visits.Select(visit => visit.Viewer).Distinct().Count());
            Assert.Equal(Enumerable.Range(0, visits.Count).Select(number => (long)number), visits.Select(visit => visit.Number));
            Assert.Equal(visits, Visits(new ShowScript(show, seed)));
        }, iter: 200);

    [Fact]
    public void All_kinds_of_visits_are_reached()
    {
        var show = Show(20_000, 2);
        var visits = Visits(new ShowScript(show, 7));
        var done = visits.SelectMany(All).ToLookup(doing => doing);
        Assert.All(Enum.GetValues<Doing>(), doing => Assert.True(done[doing].Any(), $"nobody does {doing}"));
        Assert.InRange(done[Doing.Chat].Count() / (double)show.Interactions, 0.003, 0.02);
        Assert.InRange(visits.Count(visit => visit.Doings.Count == 0) / (double)visits.Count, 0.2, 0.45);
        Assert.Contains(visits, visit => visit.Doings.Count > 8);
        Assert.Equal(1_000, visits.Count(visit => visit.Number >= show.Viewers));
        var talks = visits.Where(visit => All(visit).Contains(Doing.Chat)).ToList();
        Assert.All(talks, visit => Assert.True(visit.Doings.Count <= 5 && All(visit).All(doing => doing == Doing.Chat)));
    }

    [Fact]
    public void What_is_done_can_be_taken_off()
    {
        var doings = Enumerable.Range(0, Doings.Most).Aggregate(new Doings(), (some, i) => some.With((Doing)(i % 5)));
        Assert.Equal(Doings.Most, doings.Count);
        Assert.All(Enumerable.Range(0, Doings.Most), i => Assert.Equal((Doing)(i % 5), doings[i]));
    }

    [Fact]
    public void Shows_of_a_wave_go_on_side_by_side()
    {
        var shows = new[] { Show(1_000, 1), Show(500, 1) with { Number = 1 }, Show(10, 1) with { Number = 2 } };
        var script = new WaveScript(shows, 3);
        var begun = new long[shows.Length];
        while (script.TryNext(out var visit))
        {
            begun[visit.Show.Number]++;
            var progress = shows.Select(show => (begun[show.Number] - 0.5) / show.Visits).ToArray();
            var ahead = (begun[visit.Show.Number] - 0.5) / visit.Show.Visits;
            Assert.All(shows.Where(show => begun[show.Number] < show.Visits), show => Assert.True(ahead <= progress[show.Number] + (1.0 / show.Visits) + 1e-9));
        }

        Assert.Equal(shows.Select(show => show.Visits), begun);
    }

    private static PlannedShow Show(long viewers, double each)
    {
        var visits = viewers + (viewers / MarketPlan.ViewersPerReturn);
        return new PlannedShow(0, Stand.All[0], viewers, visits, Math.Min((long)(viewers * each), visits * Doings.Most));
    }

    private static List<Visit> Visits(ShowScript script)
    {
        var visits = new List<Visit>();
        while (script.TryNext(out var visit))
            visits.Add(visit);
        return visits;
    }

    private static IEnumerable<Doing> All(Visit visit) => Enumerable.Range(0, visit.Doings.Count).Select(i => visit.Doings[i]);
}
