namespace LiveRooms.Load.Runner;

/// <summary>Says how many copies are to be busy.</summary>
internal sealed class CopyLane : Lane
{
    private readonly Copies _copies;
    private readonly IEnumerator<CopyChange> _changes;

    public CopyLane(Copies copies, Plot plot)
    {
        (_copies, _changes) = (copies, plot.Changes().GetEnumerator());
        Step();
    }

    public override void Next()
    {
        var copies = _changes.Current.Copies;
        Step();
        // What ends at the moment that something else begins goes on.
        while (At <= _changes.Current.At && At != long.MaxValue && copies == 0)
        {
            copies = _changes.Current.Copies;
            Step();
        }

        _copies.Want(copies);
    }

    private void Step() => At = _changes.MoveNext() ? _changes.Current.At : long.MaxValue;
}
