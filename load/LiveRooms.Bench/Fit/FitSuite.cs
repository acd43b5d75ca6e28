using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Bench.Fit;

/// <summary>
/// The suite <c>fit</c>: what an edge, the silos and Redis take for what they do, as coefficients for the planner. One silo, one edge
/// and Redis are real processes; experiments vary viewers, rooms, rates and sizes one after the other. Their processor time
/// is counted, not their speed, so that others on the machine disturb little.
/// </summary>
internal static class FitSuite
{
    private const string Command = "dotnet run -c Release --project load/LiveRooms.Bench -- fit --out load/LiveRooms.Load/Plan/coefficients.json";

    /// <summary>All experiments, and the file.</summary>
    public static async Task<int> Run(string file)
    {
        if (Unable() is { } why)
            return await Say(why);
        var begun = Stopwatch.GetTimestamp();
        var machine = Machine();
        await using var rig = await FitRig.Start();
        var units = await new UnitCostRun(rig).Do();
        foreach (var unit in units)
            Console.WriteLine($"  {unit.Name,-40} {unit.Mean.Value,12:N0} bytes, +-{unit.Mean.Error:N0}");
        var samples = await Experiments(rig, [.. FitPlan.Fitted, .. FitPlan.HeldOut]);
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var far = await Write(new FitFile(Command, date, machine, [], units, samples), file);
        Console.WriteLine($"{samples.Count} experiments in {Stopwatch.GetElapsedTime(begun).TotalSeconds:N0} s, load average {Tools.LoadAverage():N1}; written to {file}.");
        return far ? 1 : 0;
    }

    /// <summary>Fits the experiments of a file again, when what costs are made of has changed.</summary>
    public static async Task<int> Again(string file)
    {
        FitFile known;
        await using (var stream = File.OpenRead(file))
            known = FitFile.Read(stream);
        return await Write(known, file) ? 1 : 0;
    }

    private static async Task<bool> Write(FitFile fit, string file)
    {
        var models = Cost.All.Select(cost => CostModel.Fit(cost, fit.Samples)).ToArray();
        await File.WriteAllTextAsync(file, (fit with { Coefficients = [.. models.SelectMany(model => model.Coefficients)] }).Write());
        FitReport.Coefficients(models);
        return FitReport.HeldOut(models, fit.Samples);
    }

    /// <summary>The experiments that are held out, made again and predicted by the coefficients that the planner has.</summary>
    public static async Task<int> Check()
    {
        if (Unable() is { } why)
            return await Say(why);
        var committed = FitFile.Committed();
        await using var rig = await FitRig.Start();
        var samples = await Experiments(rig, FitPlan.HeldOut);
        return FitReport.HeldOut([.. Cost.All.Select(cost => CostModel.Fit(cost, committed.Samples))], samples) ? 1 : 0;
    }

    private static async Task<List<Sample>> Experiments(FitRig rig, IReadOnlyList<Town> towns)
    {
        foreach (var town in FitPlan.WarmUp)
            await new FitRun(rig, town).Do(TimeSpan.Zero, FitPlan.Warm);
        List<Sample> samples = [];
        foreach (var town in towns)
            samples.AddRange(await new FitRun(rig, town).Do(FitPlan.Settle, FitPlan.Watch));
        return samples;
    }

    private static string? Unable() => RedisServer.IsInstalled ? null : RedisServer.Missing;

    private static async Task<int> Say(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 1;
    }

    private static MachineCard Machine()
    {
        static string Field(string file, string name) =>
            File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown";
        var kilobytes = double.Parse(Field("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture);
        return new MachineCard(
            Environment.ProcessorCount, Field("/proc/cpuinfo", "model name"), Math.Round(kilobytes / (1 << 20), 1), RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription, Tools.LoadAverage());
    }
}
