using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Plan;

/// <summary>From an audience to what it takes: pure, the same answer for the same question.</summary>
/// <param name="models">At what cost.</param>
internal sealed class Planner(CostModels models)
{
    /// <summary>More processes than that are no cluster.</summary>
    public const int Most = 20_000;

    /// <summary>The fewest edges and silos that hold it.</summary>
    /// <exception cref="PlanException">No number of them does.</exception>
    public CapacityPlan For(Evening evening, Machines machines)
    {
        var edges = new EdgePlan(evening, machines, models);
        var count = Count("edges", lean => FewestEdges(edges, evening, machines, lean));
        var relays = count.Expected + machines.Spare;
        var silos = new SiloPlan(evening, machines, models, edges);
        // A show lives on one silo: that it is too much for one, no second one changes.
        var siloCount = Count("silos", lean => Fewest("silos", 1, n => silos.Silos(n, relays).Where(use => use.Limit != Limit.OneShow), lean));
        return new CapacityPlan(
            evening, machines, models.Source.Machine, models.Source.Date, edges.Room(count.Expected, evening.Moments[0]), count, edges.Uses(count.Expected),
            siloCount, silos.Silos(siloCount.Expected, relays), silos.Redis(relays), silos.Commands(relays), silos.Kilobytes(relays));
    }

    private static int FewestEdges(EdgePlan edges, Evening evening, Machines machines, Lean lean) =>
        Fewest("edges", Math.Max(1, (int)Math.Ceiling(evening.Viewers / machines.Sockets)), n => edges.Uses(n), lean);

    private static Count Count(string what, Func<Lean, int> fewest)
    {
        var expected = fewest(Lean.Expected);
        // What is feared may be more than any number can do; then there is no upper end.
        int? high = null;
        try
        {
            high = fewest(Lean.Fearful);
        }
        catch (PlanException)
        {
            // Said as "no upper end".
        }

        return new Count(what, expected, fewest(Lean.Hopeful), high);
    }

    /// <summary>From below, one by one and then in larger steps: more edges do not always have less to do each.</summary>
    private static int Fewest(string what, int from, Func<int, IEnumerable<Use>> uses, Lean lean)
    {
        var last = Limit.Cpu;
        // Always the same steps: others would find another number for nearly the same question.
        for (var count = 1; count <= Most; count += Math.Max(1, count / 200))
        {
            if (count < from)
                continue;
            var fullest = uses(count).MaxBy(use => use.Part(lean))!;
            if (fullest.Part(lean) <= 1)
                return count;
            last = fullest.Limit;
        }

        throw new PlanException($"No number of {what} up to {Most:N0} holds this audience: {Words.Of(last)} is too little on each.");
    }
}

/// <summary>There is no plan; the message says why, in a sentence.</summary>
internal sealed class PlanException(string message) : Exception(message);
