using System.Runtime.InteropServices;
using LiveRooms.Load.Reports;

namespace LiveRooms.Load.Runs;

/// <summary>The machine that a run is led from.</summary>
internal static class Machines
{
    /// <summary>As far as a reader of figures needs it; it does not say whose it is.</summary>
    public static Machine Here() => new(
        RuntimeInformation.OSDescription, Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, RuntimeInformation.FrameworkDescription);
}
