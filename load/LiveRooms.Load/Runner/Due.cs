namespace LiveRooms.Load.Runner;

/// <summary>One time that an act is due.</summary>
/// <param name="At">Microseconds of the run's clock.</param>
/// <param name="Number">From 0; those of the warm-up come first.</param>
/// <param name="Measured">Whether it is after the warm-up.</param>
internal readonly record struct Due(long At, long Number, bool Measured);
