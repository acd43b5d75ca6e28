namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>What a process of viewers saw.</summary>
/// <param name="Viewers">Viewers in the room.</param>
/// <param name="Lost">Viewers whose connection ended against their will, since the start.</param>
/// <param name="Why">What the first of them heard.</param>
/// <param name="Seconds">How long the time lasted that this is about.</param>
/// <param name="LastFrame">How much of it had passed when the last frame came, in seconds.</param>
/// <param name="Frames">Frames received by those who read.</param>
/// <param name="Lines">Lines in them.</param>
/// <param name="P50">Milliseconds from the making of a line to its receipt, for half of them.</param>
/// <param name="P99">For 99 of 100.</param>
/// <param name="P999">For 999 of 1,000.</param>
/// <param name="CpuSeconds">Processor time the viewers' process used.</param>
/// <param name="Bytes">Bytes that came, of everything.</param>
/// <param name="FirstActs">Viewers who spoke, or reserved, for the first time.</param>
internal sealed record CrowdReading(
    int Viewers, int Lost, string? Why, double Seconds, double LastFrame, long Frames, long Lines, double P50, double P99, double P999, double CpuSeconds, long Bytes, long FirstActs);
