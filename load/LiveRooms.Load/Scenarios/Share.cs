namespace LiveRooms.Load.Scenarios;

/// <summary>One agent's part of the whole.</summary>
/// <param name="Agent">From 0.</param>
/// <param name="Agents">How many there are.</param>
public readonly record struct Share(int Agent, int Agents)
{
    /// <summary>All of it.</summary>
    public static Share Whole => new(0, 1);

    /// <summary>Its part of a number; all parts together are the number.</summary>
    public long Of(long number) => (number / Agents) + (Agent < number % Agents ? 1 : 0);

    /// <summary>Where its part begins among so many.</summary>
    public long Begin(long number) => (number / Agents * Agent) + Math.Min(Agent, number % Agents);
}
