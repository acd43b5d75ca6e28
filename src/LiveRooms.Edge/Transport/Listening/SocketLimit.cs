namespace LiveRooms.Edge.Transport.Listening;

/// <summary>What bounds the number of open sockets.</summary>
internal enum SocketLimit
{
    /// <summary><see cref="EdgeOptions.MaxConnections"/>.</summary>
    Edge,

    /// <summary><see cref="EdgeOptions.ConnectionsPerAddress"/>.</summary>
    Address,
}
