namespace LiveRooms.Load.Runner;

/// <summary>When an act does what in a run: its load after the warm-up, and the load's beginning as the warm-up.</summary>
/// <param name="Act">What is done.</param>
/// <param name="MeasuredFrom">When the measured load begins, microseconds of the run's clock.</param>
/// <param name="Phase">See <see cref="Schedule.Times"/>.</param>
/// <param name="Seed">Of its chance.</param>
internal sealed record Plot(Act Act, long MeasuredFrom, double Phase, int Seed)
{
    /// <summary>When it is due, in order.</summary>
    public IEnumerable<Due> Dues()
    {
        var (number, warmUp) = (0L, Schedule.Micros(Act.WarmUp));
        foreach (var time in Schedule.Times(Act.Load, Phase, Seed).TakeWhile(time => time < warmUp))
            yield return new Due(MeasuredFrom - warmUp + time, number++, false);
        foreach (var time in Schedule.Times(Act.Load, Phase, Seed))
            yield return new Due(MeasuredFrom + time, number++, true);
    }

    /// <summary>When how many copies are to be busy, microseconds of the run's clock.</summary>
    public IEnumerable<CopyChange> Changes()
    {
        var warmUp = Schedule.Micros(Act.WarmUp);
        foreach (var change in CopyChange.Of(Act.Load).TakeWhile(change => change.At < warmUp))
            yield return change with { At = MeasuredFrom - warmUp + change.At };
        if (warmUp > 0)
            yield return new CopyChange(MeasuredFrom, 0);
        foreach (var change in CopyChange.Of(Act.Load))
            yield return change with { At = MeasuredFrom + change.At };
    }
}
