namespace LiveRooms.Rules.Drops;

public static partial class DropRules
{
    /// <summary>
    /// Accepts what a store has left of a drop. The event lifts everything that anybody counts by above all that anybody may have seen:
    /// the revision (of views, notices and facts) by <see cref="DropLimits.LossMargin"/> above the highest known, the journal's version
    /// likewise, and the reservation numbers, which are the waitlist's tickets, by as many as the lost events can have given.
    /// More than the margin a drop does not record in any time that a store forgets.
    /// </summary>
    /// <param name="drop">What is left, folded; also a drop of which nothing is left.</param>
    /// <param name="by">Who accepts: an operator, no creator, since the loss is not the creator's to judge.</param>
    /// <param name="seen">The highest revision that anybody said to have seen; 0 when nobody did.</param>
    /// <param name="left">The journal's version that is left.</param>
    /// <param name="known">The journal's highest version that was known to be stored; 0 when none was.</param>
    /// <param name="now">The clock.</param>
    public static DropDecision AcceptLoss(Drop drop, Actor by, long seen, long left, long known, DateTimeOffset now)
    {
        if (by.Role != Role.Operator)
            return DropDecision.Refuse(RefusalReason.RoleForbidden, "Only an operator may accept a loss.");
        var revision = Math.Max(drop.Revision, seen) + DropLimits.LossMargin;
        // Each reservation was an event of its own, and a drop takes only so many.
        var number = drop.LastNumber + Math.Min(revision - drop.Revision, DropLimits.MaxReservations);
        // What goes on must still be able to sell all that it may.
        if (revision > DropLimits.MaxRevision || number > DropLimits.MaxNumber - DropLimits.MaxReservations)
            return DropDecision.Refuse(RefusalReason.DropWrongState, "Losses were accepted too often in this drop: its numbers are used up.");
        var through = Math.Max(left, known) + DropLimits.LossMargin;
        return DropDecision.Accept(new LossAccepted(Instant.Of(now), drop.Revision, revision, number, left + 1, through, by.Id));
    }
}
