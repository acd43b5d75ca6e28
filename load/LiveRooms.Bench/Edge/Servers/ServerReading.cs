using System.Runtime;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>What a server process says of itself; all but memory are totals since its start.</summary>
/// <param name="CpuSeconds">Processor time, user and system.</param>
/// <param name="ResidentBytes">Its memory.</param>
/// <param name="PauseMs">Time all threads were stopped for collections.</param>
/// <param name="AllocatedBytes">Managed bytes allocated.</param>
/// <param name="Compiled">Methods compiled, each time it was.</param>
/// <param name="Handed">Frames handed to viewers' connections; 0 where a server cannot tell.</param>
internal sealed record ServerReading(
    double CpuSeconds, long ResidentBytes, double PauseMs, long AllocatedBytes, long Compiled, long Handed)
{
    public static ServerReading Now(IBenchServer server) => new(
        Environment.CpuUsage.TotalTime.TotalSeconds, Environment.WorkingSet,
        GC.GetTotalPauseDuration().TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true), JitInfo.GetCompiledMethodCount(), server.Handed);

    public static ServerReading operator +(ServerReading a, ServerReading b) => new(
        a.CpuSeconds + b.CpuSeconds, a.ResidentBytes + b.ResidentBytes, a.PauseMs + b.PauseMs,
        a.AllocatedBytes + b.AllocatedBytes, a.Compiled + b.Compiled, a.Handed + b.Handed);

    public static ServerReading operator -(ServerReading a, ServerReading b) => new(
        a.CpuSeconds - b.CpuSeconds, a.ResidentBytes - b.ResidentBytes, a.PauseMs - b.PauseMs,
        a.AllocatedBytes - b.AllocatedBytes, a.Compiled - b.Compiled, a.Handed - b.Handed);
}
