using System.Net;
using System.Net.Sockets;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>An accepted socket that has its place in the count, and holds it until somebody says that the socket is over.</summary>
internal sealed class Arrival
{
    private readonly Places _places;

    private Arrival(Socket socket, IPEndPoint remote, Place place, SocketLimit? beyond, Places places) =>
        (Socket, Remote, Place, Beyond, _places) = (socket, remote, place, beyond, places);

    /// <summary>The socket.</summary>
    public Socket Socket { get; }

    /// <summary>Where it comes from.</summary>
    public IPEndPoint Remote { get; }

    /// <summary>Its place, to be left once.</summary>
    public Place Place { get; }

    /// <summary>The limit beyond which it was taken: no viewer's then. Null when there was room.</summary>
    public SocketLimit? Beyond { get; }

    /// <summary>Gives a socket its place. One that gets none, or is over already, is closed; the answer is null then.</summary>
    public static Arrival? Of(Socket socket, bool noDelay, Places places)
    {
        try
        {
            socket.NoDelay = noDelay;
            var remote = (IPEndPoint)socket.RemoteEndPoint!;
            if (places.TryTake(remote.Address, out var place, out var beyond))
                return new Arrival(socket, remote, place, beyond, places);
            // No farewell: whoever opens too many sockets leaves none of them behind here.
            socket.Close(0);
        }
        catch (SocketException)
        {
            socket.Dispose();
        }
        return null;
    }

    /// <summary>Leaves the place; the socket is somebody else's.</summary>
    public void Leave() => _places.Leave(Place);

    /// <summary>Closes the socket and leaves the place.</summary>
    public void Close()
    {
        Socket.Dispose();
        Leave();
    }
}
