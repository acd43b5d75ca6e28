namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Some of a room's viewers, and their one sender. It has work when a tick is due and when a viewer that was behind became free;
/// then it is queued to the thread pool, once, and serves a stretch of lanes at a time, so that a large room does not keep the
/// threads from others. Whoever joins or leaves takes a lock that the sender holds only to see who is here.
/// </summary>
internal sealed class AudiencePartition(
    FrameComposer composer, AudienceShape shape, Action<IThreadPoolWorkItem> queue, Action whenBroken) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly FrameSteps _own = new(composer);
    private readonly LaneSender _sender = new();
    private readonly List<ViewerLane> _freed = [];
    private ViewerLane[] _lanes = [];
    private FrameRound? _due;
    private Exception? _broken;
    private bool _busy;

    // The sender's, while it is busy.
    private ViewerLane[] _sending = [];
    private FrameRound? _round;
    private int _at;
    private int _end;

    /// <summary>Viewers here. Changes under the relay's lock only.</summary>
    public int Count { get; private set; }

    /// <summary>Milliseconds on a clock of the room's, which goes round.</summary>
    public uint Now => composer.Now;

    /// <summary>Takes a viewer in. Called under the relay's lock.</summary>
    public void Add(ViewerLane lane)
    {
        lock (_gate)
            Append(lane);
    }

    /// <summary>Lets a viewer go; nothing when it is not here. Called under the relay's lock.</summary>
    public void Remove(ViewerLane lane)
    {
        lock (_gate)
        {
            if (lane.Partition == this)
                Cut(lane, null);
        }
    }

    /// <summary>Hands so many viewers to another partition, if nothing is being sent here. Called under the relay's lock.</summary>
    public void Give(int count, AudiencePartition to)
    {
        lock (_gate)
        {
            if (_busy)
                return;
            for (; count > 0; count--)
            {
                var lane = _lanes[Count - 1];
                Cut(lane, to);
                to.Add(lane);
            }
        }
    }

    /// <summary>Copies the viewers behind those that are in the list.</summary>
    public void CopyTo(List<ViewerLane> lanes)
    {
        lock (_gate)
            lanes.AddRange(_lanes.AsSpan(0, Count));
    }

    /// <summary>Begins a tick; <see cref="FrameRound.Done"/> follows.</summary>
    /// <param name="round">The tick.</param>
    /// <param name="here">Whether to begin on this thread, if the sender is not busy on another.</param>
    public void Begin(FrameRound round, bool here)
    {
        lock (_gate)
        {
            _due = round;
            if (_busy)
                return;
            _busy = true;
        }
        if (here)
            Execute();
        else
            queue(this);
    }

    /// <summary>Whether the viewer missed a tick.</summary>
    public bool IsBehind(ViewerLane lane) => lane.Place.Stamp < composer.Told.Stamp;

    /// <summary>A viewer became free: if it is behind it is caught up, it alone.</summary>
    public void Free(ViewerLane lane)
    {
        if (!IsBehind(lane))
            return;
        AudiencePartition? its;
        lock (_gate)
        {
            its = lane.Partition;
            if (its == this)
            {
                _freed.Add(lane);
                if (_busy)
                    return;
                _busy = true;
            }
        }
        if (its == this)
            queue(this);
        else
            // It was handed on a moment ago, or has left.
            its?.Free(lane);
    }

    /// <summary>Serves one stretch; for the thread pool.</summary>
    public void Execute()
    {
        if (_at == _end)
            Take();
        try
        {
            var until = Math.Min(_end, _at + shape.Stretch);
            while (_at < until)
                _sender.Send(_sending[_at++]);
        }
#pragma warning disable CA1031 // Whatever it is, the relay is broken and must say so; the tick must end.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _at = _end;
            _broken = e;
        }
        if (_at < _end || Finish())
            queue(this);
    }

    private void Take()
    {
        lock (_gate)
        {
            (_round, _due) = (_due, null);
            _end = _round is null ? _freed.Count : Count;
            if (_sending.Length < _end)
                _sending = new ViewerLane[Math.Max(_end, 2 * _sending.Length)];
            if (_round is null)
                _freed.CopyTo(_sending);
            else
                Array.Copy(_lanes, _sending, _end);
            _freed.Clear();
            _at = 0;
        }
        _sender.Begin(_round?.Steps ?? _own);
    }

    /// <summary>Whether there is more to do.</summary>
    private bool Finish()
    {
        // Whoever has left meanwhile is not kept alive by the buffer.
        Array.Clear(_sending, 0, _end);
        _at = _end = 0;
        if (_round is { } round)
        {
            _round = null;
            round.Done(_sender.TakeCount(), _broken);
        }
        else
        {
            _own.Release();
            if (_broken is not null)
                whenBroken();
        }
        lock (_gate)
        {
            _busy = _due is not null || _freed.Count > 0;
            return _busy;
        }
    }

    private void Append(ViewerLane lane)
    {
        if (_lanes.Length == Count)
            Array.Resize(ref _lanes, Math.Max(4, 2 * Count));
        lane.Partition = this;
        lane.Slot = Count;
        _lanes[Count++] = lane;
    }

    private void Cut(ViewerLane lane, AudiencePartition? to)
    {
        var last = _lanes[--Count];
        _lanes[lane.Slot] = last;
        last.Slot = lane.Slot;
        _lanes[Count] = null!;
        lane.Partition = to;
    }
}
