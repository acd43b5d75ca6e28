using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Plan;

/// <summary>What silos and Redis have to do for so many edges.</summary>
/// <param name="evening">For whom.</param>
/// <param name="machines">On what.</param>
/// <param name="models">At what cost.</param>
/// <param name="edges">How an edge's rooms go.</param>
internal sealed class SiloPlan(Evening evening, Machines machines, CostModels models, EdgePlan edges)
{
    private const double Gibibyte = 1L << 30;
    // A journal has one write under way, and all that came meanwhile goes into the next: about the fastest a Redis nearby answers.
    private const double CommitSeconds = 0.0005;
    // An edge has one batch under way to a drop; the next goes when it is answered.
    private const double BatchSeconds = 0.005;

    private static readonly int JournalEntries = new LiveRooms.Grains.Shows.ShowOptions().SnapshotEvery;

    /// <summary>How full each of so many silos is. A show lives on one of them, with its drops.</summary>
    public IReadOnlyList<Use> Silos(double count, double relays)
    {
        var allowed = machines.SiloCores * machines.Utilisation;
        var shared = Most(Cost.SiloCpu, relays, 1 / count);
        // Viewers' grains live anywhere.
        var oneShow = Most(Cost.SiloCpu, relays, 1 / evening.Shows, without: Terms.FirstActs);
        var held = (models.Unit(UnitCosts.SiloOfShow) * evening.Shows) + (models.Unit(UnitCosts.SiloOfReservation) * (evening.Drops * evening.DropUnits))
            + (models.Unit(UnitCosts.SiloOfViewer) * Acting);
        return
        [
            new(Limit.Cpu, shared.Cost, allowed, "cores", shared.Moment),
            new(Limit.Memory, (models.Unit(UnitCosts.SiloBase) + (held / count)) / Gibibyte, machines.MemoryGib * machines.Utilisation, "GiB", shared.Moment),
            new(Limit.OneShow, oneShow.Cost, allowed, "cores", oneShow.Moment),
        ];
    }

    /// <summary>How full Redis is. It answers commands on one thread, however many processors there are.</summary>
    public IReadOnlyList<Use> Redis(double relays)
    {
        var most = Most(Cost.RedisCpu, relays);
        return
        [
            new(Limit.OneThread, most.Cost, machines.Utilisation, "cores", most.Moment),
            new(Limit.Memory, RedisMemory(relays) / Gibibyte, machines.MemoryGib * machines.Utilisation, "GiB", evening.Moments[^1].Name),
        ];
    }

    /// <summary>Commands a second at the hardest moment.</summary>
    public Estimate Commands(double relays) => Most(Cost.RedisCommands, relays).Cost;

    /// <summary>Thousands of bytes a second sent to Redis at the hardest moment; its append-only file grows as fast.</summary>
    public Estimate Kilobytes(double relays) => Most(Cost.RedisKilobytes, relays).Cost;

    /// <summary>What silos do at a moment, over all of them.</summary>
    internal Dictionary<string, double> TermsOf(Moment moment, double relays)
    {
        var room = edges.Room(relays, moment);
        var calls = moment.Reservations == 0 ? 0 : evening.Drops * relays * Terms.Often(BatchSeconds, moment.Reservations / evening.Drops / relays);
        return new Dictionary<string, double>
        {
            [Terms.Reports] = evening.Shows * room.Relays * room.Reports,
            [Terms.Follows] = evening.Shows * room.Relays * room.Follows,
            [Terms.Lines] = evening.ChatRate,
            [Terms.LineCopies] = room.Relays * evening.ChatRate,
            [Terms.LineKilobytes] = evening.ChatRate * evening.LineChars / 1e3,
            [Terms.Appends] = (evening.Shows * Terms.Often(CommitSeconds, room.Relays * room.Telling))
                + (evening.Drops == 0 ? 0 : evening.Drops * Terms.Often(CommitSeconds, calls / evening.Drops)),
            [Terms.FirstActs] = FirstActs(moment),
            [Terms.ReserveCalls] = calls,
            [Terms.Reservations] = moment.Reservations,
        };
    }

    private double Acting => evening.Viewers * evening.ActShare;

    /// <summary>
    /// Nobody speaks for the first time twice. Who gets a unit is remembered to have it; nobody waits for that, so it spreads over the race.
    /// </summary>
    private double FirstActs(Moment moment) => Math.Min(evening.ChatRate, moment.Joins * evening.ActShare)
        + Math.Min(moment.Reservations, evening.Drops * evening.DropUnits / evening.RaceSeconds);

    /// <summary>The cost of this part of everything at the moment at which it is most.</summary>
    private (Estimate Cost, string Moment) Most(Cost cost, double relays, double part = 1, string? without = null) => evening.Moments
        .Select(moment => (Cost: models.Of(cost).Predict(
            TermsOf(moment, relays).Where(term => term.Key != without).ToDictionary(term => term.Key, term => term.Value * part)), moment.Name))
        .MaxBy(most => most.Cost.High);

    /// <summary>A show's journal is cut at each snapshot, so it holds so many entries at most; a drop's keeps every reservation.</summary>
    private Estimate RedisMemory(double relays)
    {
        var terms = TermsOf(evening.Moments[0], relays);
        var entry = models.Of(Cost.RedisKilobytes).Predict(terms) * (1e3 / Math.Max(1, terms[Terms.Appends]));
        return models.Unit(UnitCosts.RedisBase) + (models.Unit(UnitCosts.RedisOfShow) * evening.Shows) + (entry * (JournalEntries * evening.Shows))
            + (models.Unit(UnitCosts.RedisOfViewer) * Acting) + (models.Unit(UnitCosts.RedisOfReservation) * (evening.Drops * evening.DropUnits));
    }
}
