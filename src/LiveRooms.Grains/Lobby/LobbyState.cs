using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Lobby;

/// <summary>What is stored of a lobby.</summary>
[GenerateSerializer, Alias("lr.lobby.state")]
internal sealed class LobbyState
{
    [Id(0)]
    public Dictionary<ShowId, ShowView> Shows { get; set; } = [];
}
