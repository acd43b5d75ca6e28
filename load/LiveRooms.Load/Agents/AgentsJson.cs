using System.Text.Json;
using System.Text.Json.Serialization;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runs;

namespace LiveRooms.Load.Agents;

/// <summary>What passes between coordinator and agents as JSON: the plan, the report, and seconds of the timeline.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PerformancePlan))]
[JsonSerializable(typeof(AgentReport))]
[JsonSerializable(typeof(IReadOnlyList<TimelinePoint>))]
internal sealed partial class AgentsJson : JsonSerializerContext
{
    /// <summary>A plan as bytes.</summary>
    public static byte[] Write(PerformancePlan plan) => JsonSerializer.SerializeToUtf8Bytes(plan, Default.PerformancePlan);

    /// <summary>The plan of these bytes.</summary>
    /// <exception cref="JsonException">They are none.</exception>
    public static PerformancePlan ReadPlan(byte[] plan) => JsonSerializer.Deserialize(plan, Default.PerformancePlan) ?? throw new JsonException();

    /// <summary>Seconds as bytes.</summary>
    public static byte[] Write(IReadOnlyList<TimelinePoint> points) => JsonSerializer.SerializeToUtf8Bytes(points, Default.IReadOnlyListTimelinePoint);

    /// <summary>The seconds of these bytes.</summary>
    /// <exception cref="JsonException">They are none.</exception>
    public static IReadOnlyList<TimelinePoint> ReadPoints(byte[] points) =>
        JsonSerializer.Deserialize(points, Default.IReadOnlyListTimelinePoint) ?? throw new JsonException();
}
