using System.Globalization;

namespace LiveRooms.Bench.Machine;

/// <summary>Processor seconds of processes, user and system, from /proc.</summary>
internal static class ProcessorTime
{
    // The unit of /proc/*/stat on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>What the processes and those of their children that still live or were waited for have used.</summary>
    public static double Of(params IEnumerable<int> roots)
    {
        var processes = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<Usage>().ToList();
        var counted = roots.ToHashSet();
        return processes.Where(p => counted.Contains(p.Id) || counted.Contains(p.Parent)).Sum(p => p.Ticks) / TicksPerSecond;
    }

    private static Usage? Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            // The name, in parentheses, may hold anything.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            return new Usage(id, int.Parse(fields[1], CultureInfo.InvariantCulture), ticks);
        }
        catch (IOException)
        {
            return null; // It ended meanwhile.
        }
    }

    private sealed record Usage(int Id, int Parent, long Ticks);
}
