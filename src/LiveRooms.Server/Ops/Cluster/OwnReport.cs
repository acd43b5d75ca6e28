using System.Reflection;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Cluster;
using LiveRooms.Grains.Draining;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Ops.Cluster;

/// <summary>How this process is. Made by one loop.</summary>
internal sealed class OwnReport(IServiceProvider services, IOptions<OpsOptions> options, TimeProvider time) : IDisposable
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
        services.GetService<ILocalSiloDetails>() is { } silo ? new SiloReport(silo.SiloAddress.ToParsableString(), activations.Count(), State(services.GetService<SiloDrain>()?.Progress)) : null,
        services.GetService<EdgeStanding>()?.Report());

    public void Dispose() => activations.Dispose();

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
