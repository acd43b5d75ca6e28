namespace LiveRooms.Load.Gates;

/// <summary>Whether the servers that were started for a run lived until somebody ended them.</summary>
internal static class EngineAlive
{
    /// <summary>The verdict.</summary>
    /// <param name="faults">Of each server that ended by itself, which it was and what it said last.</param>
    public static GateVerdict Judge(IReadOnlyList<string> faults) => new(
        GateNames.EngineAlive, IsThreshold: false, faults.Count == 0,
        faults.Count == 0 ? "No server that was started for the run ended by itself." : $"{Many.Of(faults.Count, "server")} ended by themselves.",
        [.. faults.Take(Violation.MostExamples)]);
}
