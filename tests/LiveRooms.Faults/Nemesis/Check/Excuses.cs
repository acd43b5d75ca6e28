using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>Which states of a drop excuse a refusal.</summary>
internal static class Excuses
{
    /// <summary>A clock is read in whole milliseconds, and set right now and then.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the refusal is right in some state from <paramref name="low"/> to <paramref name="high"/>.</summary>
    /// <param name="ledger">The journal.</param>
    /// <param name="call">The refused call.</param>
    /// <param name="low">A revision.</param>
    /// <param name="high">A revision.</param>
    /// <param name="ended">When the call ended, by the wall clock.</param>
    internal static bool Excused(Ledger ledger, Call call, long low, long high, DateTimeOffset ended) =>
        call.Kind == CallKind.Reserve ? Reserve(ledger, call, low, high) : Touch(ledger, call, low, high, ended);

    private static bool Reserve(Ledger ledger, Call call, long low, long high) => call.Answer.Reason switch
    {
        RefusalReason.SoldOut => AnyState(ledger, low, high, state =>
            state.Phase == DropStatus.Open && state.Waiting >= ledger.WaitlistLimit && (state.Waiting > 0 || call.Value > state.Free)),
        RefusalReason.DropNotOpen => AnyState(ledger, low, high, state => state.Phase == DropStatus.Announced),
        RefusalReason.DropClosed => AnyState(ledger, low, high, state => state.Phase == DropStatus.Closed),
        RefusalReason.DropUnknown => low == 0,
        RefusalReason.OverViewerLimit =>
            ledger.StandingsOf(call.Viewer, low, high).Any(had => had.Units + call.Value > ledger.PerViewerLimit),
        RefusalReason.TooManyAttempts => ledger.StandingsOf(call.Viewer, low, high).Any(had => had.Attempts >= DropLimits.MaxAttempts),
        _ => false,
    };

    private static bool Touch(Ledger ledger, Call call, long low, long high, DateTimeOffset ended)
    {
        var life = ledger.Find(call.Value);
        if (call.Answer.Reason == RefusalReason.DropUnknown)
            return low == 0;
        if (life is null || call.Answer.Reason == RefusalReason.ReservationUnknown)
            return call.Answer.Reason == RefusalReason.ReservationUnknown && life?.Between(low, low).Any() != true;
        if (call.Answer.Reason == RefusalReason.ReservationNotYours)
            return life.Viewer != call.Viewer;
        var statuses = life.Between(low, high).Select(step => step.Status);
        return call.Answer.Reason switch
        {
            RefusalReason.ReservationExpired => statuses.Any(status => status == ReservationStatus.Expired
                || (status == ReservationStatus.Held && call.Kind == CallKind.Confirm && life.Deadline <= ended + ClockError)),
            RefusalReason.ReservationWrongState when call.Kind == CallKind.Confirm =>
                statuses.Any(status => status is not (ReservationStatus.Held or ReservationStatus.Expired)),
            RefusalReason.ReservationWrongState =>
                statuses.Any(status => status is not (ReservationStatus.Held or ReservationStatus.Waiting or ReservationStatus.Expired)),
            _ => false,
        };
    }

    private static bool AnyState(Ledger ledger, long low, long high, Func<StateAt, bool> excuses)
    {
        for (var revision = low; revision <= high; revision++)
        {
            if (excuses(ledger[revision]))
                return true;
        }
        return false;
    }
}
