using System.Diagnostics;
using System.Globalization;

namespace LiveRooms.Simulation.Command;

/// <summary><c>seeds [first] [last] [cores]</c>: a million by default, or a range.</summary>
internal static class SeedsCommand
{
    public static int Run(string[] args, TextWriter output)
    {
        var numbers = args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        var (first, last) = numbers switch
        {
            [] => (1, 1_000_000),
            [var one] => (1, one),
            [var from, var to, ..] => (from, to),
        };
        var cores = numbers.Length > 2 ? numbers[2] : Environment.ProcessorCount;
        output.WriteLine($"seeds {first} to {last} on {cores} cores");
        var watch = Stopwatch.StartNew();
        var result = Campaign.Run(first, last, cores, progress: done =>
        {
            if (done % 10_000 == 0)
                output.WriteLine($"{done} seeds, {done / watch.Elapsed.TotalSeconds:0} a second");
        });
        output.WriteLine($"{result.Seeds} seeds, {result.Steps} steps, {watch.Elapsed.TotalSeconds:0.0} s");
        output.WriteLine($"seen: {result.Seen}");
        foreach (var failure in result.Failures)
            output.WriteLine(failure);
        output.WriteLine(result.Failures.Count == 0 ? "no law was broken" : "FAILED");
        return result.Failures.Count == 0 ? 0 : 1;
    }
}
