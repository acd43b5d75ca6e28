namespace LiveRooms.Load.Reports;

/// <summary>What a number of the timeline is of.</summary>
internal enum UnitKind
{
    /// <summary>Things.</summary>
    Number,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A part, 0 to 1.</summary>
    Share,

    /// <summary>Milliseconds.</summary>
    Millis,
}

/// <summary>Tells a number's unit by the end of its name.</summary>
internal static class Unit
{
    /// <summary>The unit of a watched number or of a counter.</summary>
    public static UnitKind Of(string name) => name[(name.LastIndexOf('-') + 1)..] switch
    {
        "bytes" or "memory" => UnitKind.Bytes,
        "cpu" => UnitKind.Share,
        "ms" => UnitKind.Millis,
        _ => UnitKind.Number,
    };

    /// <summary>A number with its unit.</summary>
    public static string Write(string name, double value) => Of(name) switch
    {
        UnitKind.Bytes => Units.Bytes(value),
        UnitKind.Share => Units.Percent(value),
        UnitKind.Millis => Units.Time(value * 1e3),
        _ => Units.Count(value),
    };
}
