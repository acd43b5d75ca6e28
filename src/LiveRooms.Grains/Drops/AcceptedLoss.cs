using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Drops;

/// <summary>A loss that was accepted.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="From">Its first version that is gone.</param>
/// <param name="Through">Its last version that is nobody's.</param>
/// <param name="Known">Its highest version that was known to be stored; 0 when none was.</param>
/// <param name="Kept">The drop's version that was left.</param>
/// <param name="Revision">The drop's version from which it goes on.</param>
/// <param name="Number">The highest reservation number that is nobody's.</param>
/// <param name="At">When it was accepted.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.accepted-loss")]
public sealed record AcceptedLoss(
    JournalKey Journal, long From, long Through, long Known, long Kept, long Revision, long Number, DateTimeOffset At);
