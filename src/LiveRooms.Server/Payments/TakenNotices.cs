namespace LiveRooms.Server.Payments;

/// <summary>
/// The notices that this process took in of late, by their signature. It only tells a sender sooner that it repeats itself: what
/// a payment did, its drop remembers for ever. Beyond <see cref="Most"/> the oldest is forgotten.
/// </summary>
internal sealed class TakenNotices
{
    /// <summary>Notices remembered at most.</summary>
    public const int Most = 100_000;

    private readonly Lock _gate = new();
    private readonly HashSet<UInt128> _known = [];
    private readonly Queue<(UInt128 Seal, DateTimeOffset Until)> _inOrder = new();

    /// <summary>Whether a notice of that seal was taken in.</summary>
    public bool Has(UInt128 seal)
    {
        lock (_gate)
            return _known.Contains(seal);
    }

    /// <summary>Remembers a seal until a time, which is never before that of an earlier one.</summary>
    public void Add(UInt128 seal, DateTimeOffset now, DateTimeOffset until)
    {
        lock (_gate)
        {
            while (_inOrder.TryPeek(out var oldest) && (oldest.Until < now || _inOrder.Count >= Most))
                _known.Remove(_inOrder.Dequeue().Seal);
            if (_known.Add(seal))
                _inOrder.Enqueue((seal, until));
        }
    }
}
