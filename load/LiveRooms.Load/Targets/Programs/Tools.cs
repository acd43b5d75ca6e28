using System.Net;
using System.Net.Sockets;

namespace LiveRooms.Load.Targets.Programs;

/// <summary>Programs and ports of this machine.</summary>
internal static class Tools
{
    private const int FirstPort = 10_000;
    private const int Ports = 20_000;

    // Programs that run side by side begin at different places, and so does what tests look for ports with in one program with this.
    private static int _lastPort = ((Environment.ProcessId * 127) + (Ports / 2)) % Ports;

    /// <summary>The program's path; null when it is not installed.</summary>
    public static string? Find(string name, params string[] moreFolders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(["/usr/bin", "/usr/sbin", .. moreFolders])
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>
    /// A port on which nobody listens now, and that this process did not give out before. It lies below those that the system takes for
    /// outgoing connections: who calls a server that is down could else be given its port, and be connected to itself.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + ((Interlocked.Increment(ref _lastPort) & int.MaxValue) % Ports);
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Any, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next.
            }
        }
    }

    /// <summary>Work that wanted to run, on average over the last minute: of this and of everything else on the machine.</summary>
    public static double LoadAverage() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
