namespace LiveRooms.Load.Audience.Transport;

/// <summary>A viewer's connection.</summary>
public interface IViewerLink
{
    /// <summary>Sends whole hub messages in SignalR's JSON protocol, end marks included. The bytes must not change any more.</summary>
    /// <returns>False when nothing was taken: the connection is over, or too much waits already.</returns>
    bool Send(ReadOnlyMemory<byte> messages);

    /// <summary>Ends a slow reading: the next frame may come.</summary>
    void Free();

    /// <summary>Ends in an orderly way: what was sent before is still read.</summary>
    void Close();

    /// <summary>Cuts the connection, as a network that is gone does.</summary>
    void Abort();
}
