using System.Threading.Channels;

namespace LiveRooms.Load.Agents;

/// <summary>Takes agents in until all that are wanted are there.</summary>
/// <param name="places">How many are wanted; one more is sent away.</param>
/// <param name="version">Of the coordinator's program; others are sent away.</param>
internal sealed class Muster(int places, string version)
{
    private readonly Lock _gate = new();
    private readonly List<AgentCard> _cards = [];
    private readonly Channel<AgentCard> _come = Channel.CreateBounded<AgentCard>(places);

    /// <summary>Each agent that was taken in, once.</summary>
    public ChannelReader<AgentCard> Come => _come.Reader;

    /// <summary>An agent comes.</summary>
    /// <returns>Why it is not taken; null when it is, now or before.</returns>
    public string? Enrol(AgentCard card)
    {
        lock (_gate)
        {
            if (_cards.Contains(card))
                return null;
            if (card.Version != version)
                return $"it is of version {card.Version}, and the coordinator of {version}";
            if (_cards.Count == places)
                return $"all {places} agents are there already";
            if (_cards.Exists(other => other.Name == card.Name))
                return $"there is another agent named {card.Name}";
            _cards.Add(card);
            _come.Writer.TryWrite(card);
            return null;
        }
    }
}
