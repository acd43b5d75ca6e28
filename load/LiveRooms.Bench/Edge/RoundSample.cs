using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Edge.Viewers;

namespace LiveRooms.Bench.Edge;

/// <summary>What one run of frames gave.</summary>
/// <param name="CpuMicros">Processor microseconds of the servers, user and system, a frame received.</param>
/// <param name="CrowdMicros">The same of the viewers' process.</param>
/// <param name="PerSecond">Frames received in a second.</param>
/// <param name="LinesPerSecond">Lines received in a second: more where frames hold several.</param>
/// <param name="P50">Milliseconds from the making of a line to its receipt: the median of all.</param>
/// <param name="P99">For 99 of 100.</param>
/// <param name="P999">For 999 of 1,000.</param>
/// <param name="AllocatedBytes">Managed bytes the servers allocated, a frame received.</param>
/// <param name="Handed">Frames the servers handed out, a frame received: more than 1 when some who do not read still had room for them.</param>
/// <param name="PauseMs">Time the servers' threads were stopped for collections.</param>
internal sealed record RoundSample(
    double CpuMicros, double CrowdMicros, double PerSecond, double LinesPerSecond, double P50, double P99, double P999,
    double AllocatedBytes, double Handed, double PauseMs)
{
    public static RoundSample Of(TimeSpan time, ServerReading servers, CrowdReading crowd)
    {
        // What came late counts in the time that it took.
        var seconds = Math.Max(time.TotalSeconds, crowd.LastFrame);
        double frames = Math.Max(1, crowd.Frames);
        return new RoundSample(
            servers.CpuSeconds * 1e6 / frames, crowd.CpuSeconds * 1e6 / frames, crowd.Frames / seconds, crowd.Lines / seconds,
            crowd.P50, crowd.P99, crowd.P999, servers.AllocatedBytes / frames, servers.Handed / frames, servers.PauseMs);
    }
}
