using System.Diagnostics;
using System.Globalization;
using LiveRooms.Bench.Silo;

namespace LiveRooms.Bench.Machine;

/// <summary>A silo as a child process of the same program; those over one Redis are one cluster.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly Dictionary<string, string> SettleSoon = new() { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TC_CallCountingDelayMs"] = "0" };

    private readonly Process _process;

    private SiloProcess(Process process, int gateway) => (_process, Gateway) = (process, gateway);

    public int ProcessId => _process.Id;

    /// <summary>The port it takes edges at, on 127.0.0.1.</summary>
    public int Gateway { get; }

    /// <summary>Its memory.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <param name="redis">Its store.</param>
    /// <param name="settles">Whether it compiles what it does often at once, and for good: slower in the end, but soon as it stays.</param>
    public static async Task<SiloProcess> Start(RedisServer redis, bool settles = false)
    {
        var (silo, gateway) = (Tools.FreePort(), Tools.FreePort());
        string[] arguments =
        [
            "silo", redis.Address, silo.ToString(CultureInfo.InvariantCulture), gateway.ToString(CultureInfo.InvariantCulture),
        ];
        return new SiloProcess(await Children.Start(Environment.ProcessPath!, arguments, BenchSilo.Open, settles ? SettleSoon : null), gateway);
    }

    /// <summary>What it says from now on is not shown: that others of its cluster end is no news.</summary>
    public void Hush()
    {
        _process.CancelOutputRead();
        _process.CancelErrorRead();
    }

    public async ValueTask DisposeAsync() => await Children.End(_process);
}
