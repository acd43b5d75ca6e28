using LiveRooms.Load.Plan.Costs;
using LiveRooms.Load.Reports;
using Spectre.Console;

namespace LiveRooms.Load.Plan;

/// <summary>A plan for people.</summary>
internal static class PlanTable
{
    public static void Print(CapacityPlan plan, TextWriter output)
    {
        var console = Consoles.To(output);
        var (evening, machines, room) = (plan.Evening, plan.Machines, plan.Room);
        console.WriteLine(
            $"{Words.Of(evening.Viewers)} viewers of {Words.Of(evening.Shows)} live shows, {Words.Of(evening.ChatRate)} chat lines/s, {Words.Of(evening.Drops)} drops of {Words.Of(evening.DropUnits)} units; "
            + $"at most {machines.Utilisation:P0} of each machine.");
        console.WriteLine(
            $"A room is {room.Heat.ToString().ToLowerInvariant()}: a frame each {room.Tick * 1e3:0} ms, {Words.Of(room.Frames)} a second with {Words.Of(room.Shown)} lines in them; "
            + $"{Words.Of(room.Viewers)} viewers on each of {Words.Of(room.Relays)} edges.");
        console.Write(Summary(plan));
        console.Write(Uses("An edge at its fullest", plan.EdgeUses));
        console.Write(Uses("A silo at its fullest", plan.SiloUses));
        console.Write(Uses("Redis at its fullest", plan.RedisUses));
        foreach (var warning in plan.Warnings)
            console.WriteLine($"WARNING: {warning}");
        console.WriteLine(
            $"± is two standard deviations, with more beyond what was tried. Costs are of {plan.FittedAt}, on {plan.FittedOn.Cores} cores of {plan.FittedOn.Processor}.");
    }

    private static Table Summary(CapacityPlan plan)
    {
        var table = new Table().AddColumns("needed", "expected", "from", "to", "because of");
        Row(table, $"edges of {Words.Of(plan.Machines.EdgeCores)} cores", plan.Edges, $"{Words.Of(plan.EdgesBound.Limit)}, {plan.EdgesBound.Moment}");
        Row(table, $"silos of {Words.Of(plan.Machines.SiloCores)} cores", plan.Silos, $"{Words.Of(plan.SilosBound.Limit)}, {plan.SilosBound.Moment}");
        table.AddRow("spare, of each", Words.Of(plan.Machines.Spare), "", "", "one may be lost or replaced");
        Row(table, "bandwidth out, all edges, Gbit/s", plan.Bandwidth, "frames and snapshots");
        Row(table, "Redis, commands/s", plan.RedisCommands, "appends and the rest");
        Row(table, "Redis, MB/s into its append-only file", plan.RedisKilobytes / 1e3, "what is said and reserved");
        Row(table, "Redis, memory in GiB", plan.RedisUses.Single(use => use.Limit == Limit.Memory).Used, "shows and reservations");
        return table;
    }

    private static void Row(Table table, string what, Count count, string why) =>
        table.AddRow(what, Words.Of(count.Expected), Words.Of(count.Low), count.High is { } high ? Words.Of(high) : "no end", why);

    private static void Row(Table table, string what, Estimate estimate, string why) =>
        table.AddRow(what, Words.Of(estimate.Value), Words.Of(estimate.Low), Words.Of(estimate.High), why);

    private static Table Uses(string title, IReadOnlyList<Use> uses)
    {
        var table = new Table().AddColumns(title, "used", "error", "allowed", "full", "when");
        var fullest = uses.Max(use => use.Part(Lean.Expected));
        foreach (var use in uses)
        {
            var part = use.Part(Lean.Expected);
            table.AddRow(
                $"{Words.Of(use.Limit)}, {use.Unit}", Words.Of(use.Used.Value), Words.ErrorOf(use.Used), Words.Of(use.Allowed), $"{part:P0}{(part == fullest ? ", binds" : "")}", use.Moment);
        }

        return table;
    }
}
