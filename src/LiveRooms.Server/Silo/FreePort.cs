using System.Net;
using System.Net.Sockets;

namespace LiveRooms.Server.Silo;

/// <summary>Ports on the loopback address.</summary>
internal static class FreePort
{
    /// <summary>The preferred port when nobody listens on it, else any free one.</summary>
    public static int Near(int preferred) => TryTake(preferred) ?? TryTake(0) ?? preferred;

    private static int? TryTake(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return ((IPEndPoint)probe.LocalEndPoint!).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
