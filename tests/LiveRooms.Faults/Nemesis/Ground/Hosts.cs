using System.Diagnostics;
using System.Globalization;

namespace LiveRooms.Faults.Nemesis.Ground;

/// <summary>
/// Hosts of a test's own: a network namespace for each silo and one for all else, with a bridge between them, and no way out.
/// Named after the process that makes them, so that what a killed run left behind is known and removed by the next.
/// </summary>
internal sealed class Hosts : IAsyncDisposable
{
    private const string Prefix = "lrhosts";

    private readonly List<string> _made = [];

    private Hosts()
    {
    }

    /// <summary>Begins the name of each namespace of this run; a process inside is told it.</summary>
    internal static string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Environment.ProcessId}");

    /// <summary>The namespace of the store and of whoever drives the run.</summary>
    internal static string Hub(string name) => $"{name}-hub";

    /// <summary>A silo's namespace.</summary>
    internal static string Silo(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}-silo{number}");

    /// <summary>The hub's side of a silo's cable.</summary>
    internal static string Cable(int silo) => string.Create(CultureInfo.InvariantCulture, $"silo{silo}");

    /// <summary>An address for benchmarks of network devices, routed nowhere: in these namespaces only.</summary>
    internal static string HubAddress => "198.18.0.1";

    internal static string SiloAddress(int number) => string.Create(CultureInfo.InvariantCulture, $"198.18.0.{10 + number}");

    /// <summary>Makes them.</summary>
    /// <exception cref="InvalidOperationException">This machine does not allow it.</exception>
    internal static async Task<Hosts> Make(int silos)
    {
        await RemoveLeftOvers();
        var hosts = new Hosts();
        try
        {
            await hosts.Wire(silos);
            return hosts;
        }
        catch
        {
            await hosts.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _made)
            await Remove(host);
    }

    private async Task Wire(int silos)
    {
        var hub = Hub(Name);
        await Add(hub);
        await Ip.Run($"-n {hub} link add bridge type bridge");
        await Ip.Run($"-n {hub} addr add {HubAddress}/24 dev bridge");
        await Ip.Run($"-n {hub} link set bridge up");
        for (var i = 0; i < silos; i++)
        {
            var silo = Silo(Name, i);
            await Add(silo);
            await Ip.Run($"-n {hub} link add {Cable(i)} type veth peer name eth0 netns {silo}");
            await Ip.Run($"-n {hub} link set {Cable(i)} master bridge up");
            await Ip.Run($"-n {silo} addr add {SiloAddress(i)}/24 dev eth0");
            await Ip.Run($"-n {silo} link set eth0 up");
        }
    }

    private async Task Add(string host)
    {
        await Ip.Run($"netns add {host}");
        _made.Add(host);
        await Ip.Run($"-n {host} link set lo up");
    }

    private static async Task RemoveLeftOvers()
    {
        foreach (var line in (await Ip.Run("netns list")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var host = line.Split(' ')[0];
            if (host.Split('-') is [Prefix, var maker, _] && !Directory.Exists($"/proc/{maker}"))
                await Remove(host);
        }
    }

    /// <summary>Ends what still runs in it, by process id, and takes it away with its cables.</summary>
    private static async Task Remove(string host)
    {
        foreach (var id in (await Ip.Run($"netns pids {host}")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
                process.Kill();
                await process.WaitForExitAsync();
            }
            catch (ArgumentException)
            {
                // It ended meanwhile.
            }
        }
        await Ip.Run($"netns delete {host}");
    }
}
