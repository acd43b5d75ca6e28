namespace LiveRooms.Load.Agents;

/// <summary>Who an agent is, as it says when it comes.</summary>
/// <param name="Name">For reports; no other has it.</param>
/// <param name="Silo">Its silo's address, by which it is called.</param>
/// <param name="Version">Of the program: all parts of a run are of one.</param>
/// <param name="Cores">Processors it may use.</param>
[GenerateSerializer, Immutable, Alias("lr.load.agent-card")]
internal sealed record AgentCard(string Name, string Silo, string Version, int Cores);
