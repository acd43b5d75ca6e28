namespace LiveRooms.Edge.Inbound;

/// <summary>
/// Whether drops of late said that their store does not answer: then a request is tried once, and refused at once when that is in
/// vain. Safe for concurrent use.
/// </summary>
internal sealed class StoreSight
{
    private volatile bool _away;

    /// <summary>Set by a batch that was retried in vain; taken back by the next that is answered.</summary>
    public bool IsAway
    {
        get => _away;
        set => _away = value;
    }
}
