namespace LiveRooms.Edge.Outbound;

/// <summary>
/// The viewers of one room on this edge, divided among partitions: one in a small room, more as it grows, about even. Called under
/// the relay's lock.
/// </summary>
internal sealed class Audience(FrameComposer composer, AudienceShape shape, Action<IThreadPoolWorkItem> queue, Action whenBroken)
{
    private readonly List<AudiencePartition> _partitions = [new(composer, shape, queue, whenBroken)];

    /// <summary>Viewers by connection: two tabs of one viewer count twice.</summary>
    public int Count { get; private set; }

    /// <summary>How many viewers each partition has.</summary>
    public IReadOnlyList<int> Sizes => [.. _partitions.Select(p => p.Count)];

    public void Add(ViewerLane lane)
    {
        if (lane.Partition is not null)
            return;
        Smallest().Add(lane);
        Count++;
    }

    public bool Remove(ViewerLane lane)
    {
        if (lane.Partition is not { } partition)
            return false;
        partition.Remove(lane);
        Count--;
        return true;
    }

    /// <summary>Copies all viewers, in no order.</summary>
    public void CopyTo(List<ViewerLane> lanes)
    {
        foreach (var partition in _partitions)
            partition.CopyTo(lanes);
    }

    /// <summary>
    /// Between two ticks: makes as many partitions as the audience is worth now, evens them out as far as they are not busy
    /// catching somebody up, and lists them.
    /// </summary>
    public void Divide(List<AudiencePartition> partitions)
    {
        var worth = Math.Clamp((Count + shape.PerPartition - 1) / shape.PerPartition, 1, shape.MostPartitions);
        while (_partitions.Count < worth)
            _partitions.Add(new AudiencePartition(composer, shape, queue, whenBroken));
        // Fewer only when half of those that remain would do, so that viewers who come and go move nobody to and fro.
        if (Count < (_partitions.Count - 1) * shape.PerPartition / 2)
            Dissolve(_partitions[^1]);
        var moves = 2 * _partitions.Count;
        while (moves > 0 && Even())
            moves--;
        partitions.Clear();
        partitions.AddRange(_partitions);
    }

    private void Dissolve(AudiencePartition last)
    {
        last.Give(last.Count, _partitions.Take(_partitions.Count - 1).MinBy(p => p.Count)!);
        if (last.Count == 0)
            _partitions.Remove(last);
    }

    /// <summary>Moves viewers from the largest to the smallest; false when they are about even.</summary>
    private bool Even()
    {
        var largest = _partitions[0];
        foreach (var partition in _partitions)
            largest = partition.Count > largest.Count ? partition : largest;
        var smallest = Smallest();
        var apart = largest.Count - smallest.Count;
        if (apart <= Math.Max(1, (shape.PerPartition + smallest.Count) / 4))
            return false;
        largest.Give(apart / 2, smallest);
        return true;
    }

    private AudiencePartition Smallest()
    {
        var smallest = _partitions[0];
        foreach (var partition in _partitions)
            smallest = partition.Count < smallest.Count ? partition : smallest;
        return smallest;
    }
}
