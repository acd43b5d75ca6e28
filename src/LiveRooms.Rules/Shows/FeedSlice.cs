namespace LiveRooms.Rules.Shows;

/// <summary>What a feed holds after a sequence. Good until the feed changes.</summary>
/// <typeparam name="TCritical">Critical items.</typeparam>
/// <typeparam name="TLine">Chat lines.</typeparam>
/// <param name="After">The sequence asked for.</param>
/// <param name="Through">The feed's last sequence: whoever takes the slice stands there.</param>
/// <param name="Critical">Critical items after it, in order.</param>
/// <param name="Voices">The room's own voices after it that are older than all <paramref name="Lines"/>, in order.</param>
/// <param name="Lines">Lines after it, in order; the newest ones where not all are there.</param>
/// <param name="LostLines">Lines after it that are in neither; meaningless when critical items were lost.</param>
/// <param name="CriticalLost">Critical items after it are gone, or it was never a sequence of this feed: only a reset helps.</param>
public readonly record struct FeedSlice<TCritical, TLine>(
    long After, long Through, RingSlice<Numbered<TCritical>> Critical, RingSlice<Numbered<TLine>> Voices,
    RingSlice<Numbered<TLine>> Lines, long LostLines, bool CriticalLost)
{
    /// <summary>Whether there is nothing new.</summary>
    public bool IsEmpty => After == Through;
}
