using System.Net;
using System.Net.Sockets;

namespace LiveRooms.TestKit;

/// <summary>
/// Loopback ports for servers that are killed and started again on the same one. They lie below the range from which the system
/// takes ports for outgoing connections: a client that calls a dead server could otherwise be given the server's own port, and
/// be connected to itself.
/// </summary>
public static class Ports
{
    private const int First = 10_000;
    private const int Range = 20_000;

    // Test programs that run side by side begin at different places.
    private static int _last = Environment.ProcessId * 127 % Range;

    /// <summary>A port on which nobody listens now, not given out before by this process.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + ((Interlocked.Increment(ref _last) & int.MaxValue) % Range);
            if (IsFree(port))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
