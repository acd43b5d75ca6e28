namespace LiveRooms.Server.Roles;

/// <summary>The parts a process may play.</summary>
internal enum ServerRole
{
    /// <summary>Grains, viewers' connections, HTTP API and pages in one process.</summary>
    All,

    /// <summary>Grains only, with health, metrics and the dashboard.</summary>
    Silo,

    /// <summary>Viewers' connections, HTTP API and pages, as a client of the silos.</summary>
    Edge,
}
