using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Reactions counted by any number of threads, one atomic addition each. Closing marks each kind's number and takes its value in
/// the same step, so a reaction is either in what was taken, or told that it came too late.
/// </summary>
internal sealed class ReactionCounters
{
    /// <summary>Numbers lie a cache line apart, or counting one kind would slow the others.</summary>
    private const int Line = 8;

    private const long ClosedMark = long.MinValue;

    private readonly long[] _counts = new long[(ReactionNames.All.Count + 2) * Line];
    private ReactionTotals? _final;

    /// <summary>Counts; false once this kind is closed.</summary>
    public bool TryAdd(ReactionKind kind, int count) => Interlocked.Add(ref Of(kind), count) >= 0;

    /// <summary>All that was counted up to now; after the close, all that ever was. Called by one reader, as is <see cref="Close"/>.</summary>
    public ReactionTotals Read() => _final ?? new ReactionTotals(
        Volatile.Read(ref Of(ReactionKind.Heart)), Volatile.Read(ref Of(ReactionKind.Like)),
        Volatile.Read(ref Of(ReactionKind.Fire)), Volatile.Read(ref Of(ReactionKind.Share)));

    /// <summary>Counts nothing any more.</summary>
    public void Close() => _final ??= new ReactionTotals(
        Mark(ReactionKind.Heart), Mark(ReactionKind.Like), Mark(ReactionKind.Fire), Mark(ReactionKind.Share));

    private long Mark(ReactionKind kind) => Interlocked.Or(ref Of(kind), ClosedMark);

    private ref long Of(ReactionKind kind) => ref _counts[((int)kind + 1) * Line];
}
