using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Silo;

/// <summary>
/// Orleans shares its ports with whoever listens there already, and the newer silo then takes the older for its own past and
/// has it ended. So ports are looked at before.
/// </summary>
internal static class SiloPorts
{
    /// <summary>The preferred port on the loopback address when nobody listens on it, else any free one.</summary>
    public static int Near(int preferred) => TryTake(preferred) ?? TryTake(0) ?? preferred;

    /// <summary>Refuses ports on which somebody listens.</summary>
    /// <exception cref="OptionsValidationException">A port is taken; the message names its option.</exception>
    public static void RequireFree(ClusteringOptions options)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        string[] failures =
        [
            .. Failures(taken, nameof(options.SiloPort), options.SiloPort),
            .. Failures(taken, nameof(options.GatewayPort), options.GatewayPort),
        ];
        if (failures.Length > 0)
            throw new OptionsValidationException(ClusteringOptions.Section, typeof(ClusteringOptions), failures);
    }

    private static IEnumerable<string> Failures(HashSet<int> taken, string option, int port)
    {
        if (taken.Contains(port))
            yield return $"{ClusteringOptions.Section}:{option}, {port}, is in use on this machine; each silo needs ports of its own.";
    }

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
