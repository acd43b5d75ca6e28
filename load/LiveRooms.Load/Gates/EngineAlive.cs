namespace LiveRooms.Load.Gates;

/// <summary>Whether the servers that were started for a run lived until somebody ended them, and could be asked after it.</summary>
internal static class EngineAlive
{
    /// <summary>The verdict.</summary>
    /// <param name="faults">Of each server that ended by itself, which it was and what it said last; and what could not be asked.</param>
    public static GateVerdict Judge(IReadOnlyList<string> faults) => new(
        GateNames.EngineAlive, IsThreshold: false, faults.Count == 0,
        faults.Count == 0 ? "No server that was started for the run ended by itself." : "The engine did not live through the run.",
        [.. faults.Take(Violation.MostExamples)]);
}
