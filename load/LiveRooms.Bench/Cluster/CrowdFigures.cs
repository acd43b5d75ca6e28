namespace LiveRooms.Bench.Cluster;

/// <summary>How many shows live at once went.</summary>
/// <param name="Shows">Live at once.</param>
/// <param name="Drops">Open in them.</param>
/// <param name="MadePerSecond">Shows made and gone live, a second.</param>
/// <param name="Cores">Processors that the silos kept busy.</param>
/// <param name="ResidentBytes">Memory of the silos, a show.</param>
/// <param name="ReportP99">Milliseconds from when a report was due to its answer, for 99 of 100.</param>
/// <param name="ReserveP99">The same of a batch of reservations.</param>
/// <param name="Reports">Reports answered.</param>
/// <param name="Reservations">Units reserved.</param>
internal sealed record CrowdFigures(
    int Shows, int Drops, double MadePerSecond, double Cores, double ResidentBytes, double ReportP99, double ReserveP99, long Reports, long Reservations);
