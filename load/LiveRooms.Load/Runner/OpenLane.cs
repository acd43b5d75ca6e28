namespace LiveRooms.Load.Runner;

/// <summary>Begins an act whenever it is due, as far as that is this pacer's: every n-th of n pacers.</summary>
internal sealed class OpenLane : Lane
{
    private readonly ActRun _run;
    private readonly IEnumerator<Due> _dues;
    private readonly Random _chance;
    private readonly (int Number, int Of) _pacer;

    public OpenLane(ActRun run, Plot plot, (int Number, int Of) pacer)
    {
        (_run, _dues, _pacer) = (run, plot.Dues().GetEnumerator(), pacer);
        _chance = new Random(Seeds.Mix(plot.Seed, pacer.Number));
        Step();
    }

    public override void Next()
    {
        var due = _dues.Current;
        Step();
        _run.Begin(due, _chance);
    }

    private void Step()
    {
        while (_dues.MoveNext())
        {
            if (_dues.Current.Number % _pacer.Of != _pacer.Number)
                continue;
            At = _dues.Current.At;
            return;
        }

        At = long.MaxValue;
    }
}
