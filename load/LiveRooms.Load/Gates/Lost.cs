namespace LiveRooms.Load.Gates;

/// <summary>What a gate says when part of the evidence is missing.</summary>
internal static class Lost
{
    /// <summary>A sentence to add; empty when all agents came home.</summary>
    /// <param name="evidence">Of those who did.</param>
    /// <param name="therefore">What could not be judged.</param>
    public static string Note(Evidence evidence, string therefore) => evidence.LostAgents switch
    {
        0 => "",
        1 => $" One agent was lost: {therefore}.",
        var many => $" {many:N0} agents were lost: {therefore}.",
    };
}
