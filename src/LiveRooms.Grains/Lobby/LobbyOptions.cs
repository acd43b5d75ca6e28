namespace LiveRooms.Grains.Lobby;

/// <summary>How lobbies behave. Configuration section <c>LiveRooms:Lobby</c>.</summary>
public sealed class LobbyOptions
{
    /// <summary>Shows in one lobby; beyond, the show that ended longest ago leaves the list. 100 to 100,000.</summary>
    public int MaxShows { get; set; } = 20_000;
}
