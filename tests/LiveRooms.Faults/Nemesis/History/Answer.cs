using LiveRooms.Rules;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Faults.Nemesis.History;

/// <summary>What the caller heard.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">When refused: why.</param>
/// <param name="Number">When done: the reservation.</param>
/// <param name="Status">When done: where it stands.</param>
/// <param name="Version">When done: the drop's version at the reservation's last change.</param>
internal readonly record struct Answer(
    Outcome Outcome, RefusalReason Reason = default, long Number = 0, ReservationStatus Status = default, long Version = 0)
{
    internal static Answer Unknown => default;

    internal static Answer Done(long number, ReservationStatus status, long version) =>
        new(Outcome.Done, Number: number, Status: status, Version: version);

    /// <summary>A reason that says nothing of the drop's state is no answer to the question.</summary>
    internal static Answer Refused(RefusalReason reason) => reason switch
    {
        RefusalReason.Busy or RefusalReason.RateLimited => new Answer(Outcome.NotTaken, reason),
        RefusalReason.StoreUnavailable or RefusalReason.Internal => new Answer(Outcome.Unknown, reason),
        _ => new Answer(Outcome.Refused, reason),
    };

    public override string ToString() => Outcome switch
    {
        Outcome.Done => $"done, reservation {Number} {Status} since version {Version}",
        Outcome.Unknown => "unknown",
        _ => $"{Outcome} {Reason}",
    };
}
