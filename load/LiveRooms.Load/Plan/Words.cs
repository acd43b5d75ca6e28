using System.Globalization;
using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Load.Plan;

/// <summary>How numbers and limits are called, in tables and in JSON.</summary>
internal static class Words
{
    /// <summary>A limit as people call it.</summary>
    public static string Of(Limit limit) => limit switch
    {
        Limit.Cpu => "CPU",
        Limit.Memory => "memory",
        Limit.Bandwidth => "bandwidth",
        Limit.Sockets => "sockets",
        Limit.Admission => "admission",
        Limit.OneShow => "one show on one silo",
        Limit.OneThread => "one thread",
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "There is no such limit."),
    };

    /// <summary>Three digits, or all that stand before the point.</summary>
    public static string Of(double value) => Math.Abs(value) switch
    {
        var size when size >= 100 || size == Math.Floor(size) => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("N1", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("N2", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>How uncertain; nothing for what is certain.</summary>
    public static string ErrorOf(Estimate estimate) => estimate.Error == 0 ? "" : $"±{Of(estimate.Error)}";
}
