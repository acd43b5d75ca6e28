using System.Reflection;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Cluster;
using LiveRooms.Grains.Draining;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shedding;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Silo;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Ops.Cluster;

/// <summary>How this process is. Made by one loop.</summary>
internal sealed class OwnReport(IServiceProvider services, ProcessLoad load, IOptions<OpsOptions> options, TimeProvider time) : IDisposable
{
    private static readonly string Version =
        typeof(OwnReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    private readonly Activations activations = new();
    private readonly DateTimeOffset startedAt = time.GetUtcNow();
    private TimeSpan spent = Environment.CpuUsage.TotalTime;
    private long looked = time.GetTimestamp();

    /// <summary>This lifetime of the process.</summary>
    public ProcessId Process { get; } = new(Guid.NewGuid().ToString("n"));

    /// <summary>How it is now.</summary>
    public ProcessReport Make() => new(
        Process, Environment.MachineName, Version, startedAt, Cpu(), Environment.WorkingSet, options.Value.ReportEvery,
        services.GetService<ILocalSiloDetails>() is { } silo ? Silo(silo.SiloAddress) : null, services.GetService<EdgeStanding>()?.Report(),
        new LoadReport(load.Status.Level, load.Status.Cause));

    public void Dispose() => activations.Dispose();

    private SiloReport Silo(SiloAddress address) => new(
        address.ToParsableString(), activations.Count(), State(services.GetService<SiloDrain>()?.Progress),
        [.. services.GetRequiredService<IOptions<SiloOptions>>().Value.AllLabels],
        services.GetService<GrainMetrics>()?.Storeless ?? 0, services.GetService<RedisJournal>()?.Lost.Count ?? 0);

    private static SiloState State(SiloDrainProgress? drain) => drain switch
    {
        { HasEnded: true } => SiloState.Empty,
        { HasBegun: true } => SiloState.Draining,
        _ => SiloState.Open,
    };

    private double Cpu()
    {
        var (was, since) = (spent, looked);
        (spent, looked) = (Environment.CpuUsage.TotalTime, time.GetTimestamp());
        var elapsed = time.GetElapsedTime(since, looked) * Environment.ProcessorCount;
        return elapsed > TimeSpan.Zero ? Math.Clamp((spent - was) / elapsed, 0, 1) : 0;
    }
}
