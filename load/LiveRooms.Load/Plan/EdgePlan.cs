using LiveRooms.Edge;
using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Plan;

/// <summary>What one of so many edges has to do.</summary>
/// <param name="evening">For whom.</param>
/// <param name="machines">On what.</param>
/// <param name="models">At what cost.</param>
internal sealed class EdgePlan(Evening evening, Machines machines, CostModels models)
{
    private const double Gibibyte = 1L << 30;
    // What the kernel holds for a socket that waits, beside what the process holds; a fifth of it is not certain.
    private const double KernelBytes = 5 * 1_024;
    // As often as a drop tells its show what is new, at most: one message is under way at a time.
    private const double MostDropNews = 50;

    private static readonly EdgeOptions Options = new();

    /// <summary>The room of one of the shows at a moment, with all its viewers.</summary>
    public Room Room(double edges, Moment moment) => Room(evening.Viewers / evening.Shows, edges, moment);

    /// <summary>How full an edge is at its fullest, over all moments and over all audiences on the way to the last.</summary>
    public IReadOnlyList<Use> Uses(double edges)
    {
        var most = new Dictionary<Limit, Use>();
        foreach (var use in evening.Moments.SelectMany(moment => Uses(edges, moment)))
            most[use.Limit] = most.TryGetValue(use.Limit, out var known) ? Use.Fuller(known, use) : use;
        return [.. most.Values];
    }

    private IEnumerable<Use> Uses(double edges, Moment moment)
    {
        var audience = evening.Viewers / evening.Shows;
        return Plan.Room.OnTheWay(audience, edges, evening.ChatRate / evening.Shows).Append(audience)
            .SelectMany(there => Uses(there, edges, moment, there * evening.Shows / evening.Viewers));
    }

    /// <param name="audience">Of one show.</param>
    /// <param name="edges">Edges.</param>
    /// <param name="moment">When.</param>
    /// <param name="part">The part of all viewers that this is.</param>
    private IEnumerable<Use> Uses(double audience, double edges, Moment moment, double part)
    {
        var room = Room(audience, edges, moment);
        var viewers = evening.Viewers * part / edges;
        var rooms = evening.Shows * room.Relays / edges;
        var joins = moment.Joins * part / edges;
        var drops = moment.Reservations > 0 ? evening.Drops / evening.Shows : 0;
        var frame = FrameSize.Of(room.LinesPerFrame, evening.LineChars, drops);
        var snapshot = FrameSize.Snapshot(evening.ChatRate > 0, evening.LineChars, evening.Drops / evening.Shows);
        var deliveries = viewers * room.Frames;
        var terms = new Dictionary<string, double>
        {
            [Terms.Deliveries] = deliveries,
            [Terms.Kilobytes] = ((deliveries * frame) + (joins * snapshot)) / 1e3,
            [Terms.Rounds] = rooms * room.Frames,
            [Terms.Joins] = joins,
            [Terms.ChatRequests] = evening.ChatRate / edges,
            [Terms.HeartRequests] = viewers * evening.HeartsPerMinute / 60,
            [Terms.ReserveRequests] = moment.Reservations * part / edges,
            [Terms.LinesFed] = rooms * evening.ChatRate / evening.Shows,
            [Terms.Viewers] = viewers,
            [Terms.Rooms] = rooms,
        };
        var cpu = models.Of(Cost.EdgeCpu).Predict(terms);
        var kernel = new Estimate(viewers * KernelBytes, viewers * KernelBytes / 5);
        var memory = (models.Of(Cost.EdgeMemory).Predict(terms) + kernel) / Gibibyte;
        var bits = ((deliveries * FrameSize.OnTheWire(frame)) + (joins * FrameSize.OnTheWire(snapshot))) * 8 / 1e9;
        var at = moment.Name;
        yield return new Use(Limit.Cpu, cpu, machines.EdgeCores * machines.Utilisation, "cores", at);
        yield return new Use(Limit.Memory, memory, machines.MemoryGib * machines.Utilisation, "GiB", at);
        yield return new Use(Limit.Bandwidth, new Estimate(bits, bits / 10), machines.EdgeGbit * machines.Utilisation, "Gbit/s", at);
        yield return new Use(Limit.Sockets, Estimate.Exactly(viewers), machines.Sockets, "viewers", at);
        yield return new Use(Limit.Admission, Estimate.Exactly(joins), Math.Min(Options.JoinsPerSecond, Options.ConnectsPerSecond), "joins/s", at);
    }

    private Room Room(double audience, double edges, Moment moment)
    {
        var part = audience * evening.Shows / evening.Viewers;
        var hearts = audience * evening.HeartsPerMinute / 60;
        var drops = evening.Drops / evening.Shows;
        var news = moment.Reservations == 0 ? 0 : Math.Min(moment.Reservations * part / evening.Shows, MostDropNews * drops);
        var send = models.Of(Cost.EdgeCpu).CoefficientOf(Terms.Deliveries) / machines.EdgeCores;
        return Plan.Room.Of(audience, edges, evening.ChatRate / evening.Shows, hearts + (2 * moment.Joins * part / evening.Shows), news, send);
    }
}
