using System.Globalization;
using LiveRooms.Simulation.House;
using LiveRooms.Simulation.Plants;

namespace LiveRooms.Simulation.Command;

/// <summary><c>replay seed [plant]</c>: one history, step by step.</summary>
internal static class ReplayCommand
{
    public static int Run(string[] args, TextWriter output)
    {
        var seed = int.Parse(args[0], CultureInfo.InvariantCulture);
        var history = new History(seed, args.Length > 1 ? Plant.Named(args[1]) : null, output);
        var broken = history.Run();
        output.WriteLine($"seed {seed}: {history.World.Steps} steps, hash {history.World.Trace.Hash:x16}, {history.Checks.Ledger.Now}");
        output.WriteLine(broken is null ? "no law was broken" : $"breaks {broken}");
        return broken is null ? 0 : 1;
    }
}
