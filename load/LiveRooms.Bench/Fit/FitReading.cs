using System.Text.Json.Serialization;

namespace LiveRooms.Bench.Fit;

/// <summary>What the edge of the experiments says of itself; all but memory are totals since its start.</summary>
/// <param name="CpuSeconds">Processor time, user and system.</param>
/// <param name="ResidentBytes">Its memory.</param>
/// <param name="Counts">What it counted, by instrument.</param>
internal sealed record FitReading(double CpuSeconds, long ResidentBytes, Dictionary<string, long> Counts)
{
    public const string Calls = "liverooms.edge.calls";
    public const string Frames = "liverooms.edge.frames";
    public const string Deliveries = "liverooms.edge.deliveries";
    public const string Joins = "liverooms.edge.joins";
    public const string Follows = "liverooms.edge.follow.duration";
    public const string Reports = "liverooms.edge.report.duration";
    public const string Lines = "liverooms.edge.chat.lines";

    public static string CallsOf(string method) => $"{Calls}/{method}";

    public static bool IsCounted(string name) => name is Calls or Frames or Deliveries or Joins or Follows or Reports or Lines;

    /// <summary>How much it counted since an earlier reading.</summary>
    public double Since(FitReading earlier, string name) => Counts.GetValueOrDefault(name) - earlier.Counts.GetValueOrDefault(name);
}

/// <summary>How it is told.</summary>
[JsonSerializable(typeof(FitReading))]
internal sealed partial class FitReadingJson : JsonSerializerContext;
