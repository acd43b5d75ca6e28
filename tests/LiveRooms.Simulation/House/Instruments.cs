using System.Diagnostics.Metrics;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Telemetry;

namespace LiveRooms.Simulation.House;

/// <summary>The meters, which nobody reads: made once, since a meter is never forgotten.</summary>
internal static class Instruments
{
    private static readonly Meters _meters = new();

    public static JournalMetrics Journal { get; } = new(_meters);

    public static GrainMetrics Grains { get; } = new(_meters);

    private sealed class Meters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose()
        {
        }
    }
}
