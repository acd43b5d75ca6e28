namespace LiveRooms.Load.Agents;

/// <summary>What an agent answers to a beat.</summary>
/// <param name="Now">Its clock when it answered, microseconds.</param>
/// <param name="Why">Why it failed; null else.</param>
/// <param name="Points">Seconds of its timeline that were not heard yet, as JSON.</param>
/// <param name="Heard">What the next beat names as heard.</param>
/// <param name="Pages">Pages of its report; 0 until it is ready.</param>
[GenerateSerializer, Immutable, Alias("lr.load.agent-news")]
internal sealed record AgentNews(AgentPhase Phase, string? Why, long Now, byte[] Points, int Heard, int Pages);
