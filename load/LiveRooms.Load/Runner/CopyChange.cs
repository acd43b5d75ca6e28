namespace LiveRooms.Load.Runner;

/// <summary>From when on how many copies are to be busy.</summary>
/// <param name="At">Microseconds from the load's begin.</param>
internal readonly record struct CopyChange(long At, int Copies)
{
    /// <summary>Those of a load, in order; open simulations have no copies, nor has the time after the end.</summary>
    public static IEnumerable<CopyChange> Of(IReadOnlyList<LoadSimulation> load)
    {
        var (begin, copies) = (0L, 0);
        foreach (var simulation in load)
        {
            var during = Schedule.Micros(simulation.During);
            if (simulation is LoadSimulation.RampingConstant ramp)
            {
                var (from, steps) = (copies, Math.Abs(ramp.Copies - copies));
                for (var step = 1; step <= steps; step++)
                {
                    copies = from + (step * Math.Sign(ramp.Copies - from));
                    yield return new CopyChange(begin + (long)((step - 0.5) / steps * during), copies);
                }
            }
            else if (copies != (simulation is LoadSimulation.KeepConstant keep ? keep.Copies : 0))
            {
                copies = simulation is LoadSimulation.KeepConstant kept ? kept.Copies : 0;
                yield return new CopyChange(begin, copies);
            }

            begin += during;
        }

        if (copies > 0)
            yield return new CopyChange(begin, 0);
    }
}
