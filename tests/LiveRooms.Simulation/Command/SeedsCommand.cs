using System.Diagnostics;
using System.Globalization;
using LiveRooms.Simulation.Plants;

namespace LiveRooms.Simulation.Command;

/// <summary><c>seeds [first] [last] [cores] [plant]</c>: a million by default, or a range; with a planted bug, if one is named.</summary>
internal static class SeedsCommand
{
    public static int Run(string[] args, TextWriter output)
    {
        var numbers = args.Where(a => !char.IsLetter(a[0])).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        var (first, last) = numbers switch
        {
            [] => (1, 1_000_000),
            [var one] => (1, one),
            [var from, var to, ..] => (from, to),
        };
        var cores = numbers.Length > 2 ? numbers[2] : Environment.ProcessorCount;
        output.WriteLine($"seeds {first} to {last} on {cores} cores");
        Func<Plant>? plant = args.LastOrDefault() is { } name && char.IsLetter(name[0]) ? () => Plant.Named(name) : null;
        var watch = Stopwatch.StartNew();
        void Progress(int done)
        {
            if (done % 10_000 == 0)
                output.WriteLine($"{done} seeds, {done / watch.Elapsed.TotalSeconds:0} a second");
        }

        var result = Campaign.Run(first, last, cores, plant, Progress, output.WriteLine);
        output.WriteLine($"{result.Seeds} seeds, {result.Steps} steps, hash {result.Hash:x16}, {watch.Elapsed.TotalSeconds:0.0} s");
        output.WriteLine($"seen: {result.Seen}");
        output.WriteLine(result.Failures.Count == 0 ? "no law was broken" : "FAILED");
        return result.Failures.Count == 0 ? 0 : 1;
    }
}
