using System.Text.Json;
using System.Text.Json.Serialization;
using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Plan;

/// <summary>A plan for machines.</summary>
/// <param name="Evening">What was asked.</param>
/// <param name="Machines">On what.</param>
/// <param name="Room">How a room goes.</param>
/// <param name="Edges">Edges, the spare ones not counted.</param>
/// <param name="Silos">Silos, the same.</param>
/// <param name="Edge">How full an edge is at its fullest.</param>
/// <param name="Silo">How full a silo is.</param>
/// <param name="Redis">How full Redis is.</param>
/// <param name="BandwidthGbit">What all edges send.</param>
/// <param name="RedisCommands">Commands a second.</param>
/// <param name="RedisKilobytes">Thousands of bytes a second.</param>
/// <param name="Warnings">What no further process helps against.</param>
/// <param name="FittedAt">The day of the costs.</param>
/// <param name="FittedOn">Their machine.</param>
internal sealed record PlanCard(
    Evening Evening, Machines Machines, RoomCard Room, CountCard Edges, CountCard Silos, IReadOnlyList<UseCard> Edge, IReadOnlyList<UseCard> Silo,
    IReadOnlyList<UseCard> Redis, Estimate BandwidthGbit, Estimate RedisCommands, Estimate RedisKilobytes, IReadOnlyList<string> Warnings,
    string FittedAt, MachineCard FittedOn)
{
    public static PlanCard Of(CapacityPlan plan) => new(
        plan.Evening, plan.Machines, RoomCard.Of(plan.Room), CountCard.Of(plan.Edges, plan.EdgesBound), CountCard.Of(plan.Silos, plan.SilosBound),
        [.. plan.EdgeUses.Select(UseCard.Of)], [.. plan.SiloUses.Select(UseCard.Of)], [.. plan.RedisUses.Select(UseCard.Of)], plan.Bandwidth,
        plan.RedisCommands, plan.RedisKilobytes, plan.Warnings, plan.FittedAt, plan.FittedOn);

    public string Write() => JsonSerializer.Serialize(this, PlanJson.Default.PlanCard);
}

/// <summary>A room.</summary>
internal sealed record RoomCard(
    string Heat, double TickMs, double FramesPerSecond, double LinesPerSecond, double ViewersOnAnEdge, double ReportsPerSecond, double FollowsPerSecond)
{
    public static RoomCard Of(Room room) => new(
        room.Heat.ToString().ToLowerInvariant(), room.Tick * 1e3, room.Frames, room.Shown, room.Viewers, room.Reports, room.Follows);
}

/// <summary>How many.</summary>
/// <param name="Expected">Needed.</param>
/// <param name="Low">At least.</param>
/// <param name="High">At most; null: no number would do.</param>
/// <param name="Binds">Because of what.</param>
/// <param name="When">And when.</param>
internal sealed record CountCard(int Expected, int Low, int? High, string Binds, string When)
{
    public static CountCard Of(Count count, Use bound) => new(count.Expected, count.Low, count.High, Words.Of(bound.Limit), bound.Moment);
}

/// <summary>How full.</summary>
internal sealed record UseCard(string Limit, string Unit, double Used, double Error, double Allowed, string When)
{
    public static UseCard Of(Use use) => new(Words.Of(use.Limit), use.Unit, use.Used.Value, use.Used.Error, use.Allowed, use.Moment);
}

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PlanCard))]
internal sealed partial class PlanJson : JsonSerializerContext;
