using LiveRooms.Rules.Viewers;

namespace LiveRooms.Rules.Shows;

public static partial class ShowRules
{
    private static Decision<ShowEvent> Chat(Show show, PostChat command, DateTimeOffset now)
    {
        var invalid = ChatRules.Check(command.Text, out var line);
        if (show.FindSaying(command.Viewer, command.Operation) is { } print)
        {
            return invalid is null && print == Fingerprint.Of(line)
                ? Nothing
                : Refuse(RefusalReason.OperationConflict, "This operation id was used before to say something else.");
        }

        if (show.Status != ShowStatus.Live)
            return show.Status == ShowStatus.Ended ? Ended() : Refuse(RefusalReason.ShowNotLive, "The show is not live yet.");
        if (invalid is not null)
            return Refuse(invalid);
        if (NameRules.Check(command.Name, out var name) is { } badName)
            return Refuse(badName);
        if (show.MutedUntil(command.Viewer, now) is { } until)
            return Refuse(RefusalReason.ChatMuted, "You may not chat in this show for now.", until - now);
        if (command.NotBefore is { } wait && !new Actor(command.Viewer, command.Role).MayActFor(show.Settings.Creator))
            return Refuse(RefusalReason.Busy, "The engine has no time for chat now: say it again.", wait);
        return Accept(new ChatPosted(now, show.LastLine + 1, command.Operation, command.Viewer, name, command.Role, line));
    }

    private static Decision<ShowEvent> Mute(Show show, MuteViewer command, DateTimeOffset now)
    {
        if (RefuseChange(command.By, show) is { } refusal)
            return refusal;
        if (command.Length == TimeSpan.Zero)
        {
            return show.MutedUntil(command.Viewer, now) is null
                ? Nothing
                : Accept(new ViewerUnmuted(now, command.Viewer, command.By.Id));
        }

        return command.Length < TimeSpan.FromSeconds(1) || command.Length > ShowLimits.MaxMute
            ? Refuse(RefusalReason.Malformed, "A mute lasts 1 to 86,400 seconds; 0 lifts it.")
            : Accept(new ViewerMuted(now, command.Viewer, Instant.Of(now + command.Length), command.By.Id));
    }

    // Taken in every state: what was counted before the end may arrive after it.
    private static Decision<ShowEvent> Report(Show show, ReportTally command, DateTimeOffset now)
    {
        foreach (var (kind, count) in command.Totals)
        {
            if (!Enum.IsDefined(kind))
                return Refuse(RefusalReason.ReactionUnknown, "There is no such kind of reaction.");
            if (count is < 0 or > ReactionTotals.Max)
                return Refuse(RefusalReason.ReactionCountInvalid, "A total of reactions is 0 to 1,000,000,000,000.");
        }

        if (show.Tally.IsRetired(command.Session))
            return Nothing;
        if (!show.Tally.HasRoomFor(command.Session))
            return Refuse(RefusalReason.Busy, "The room counts as many relay sessions as it can.");
        var before = show.Tally.Of(command.Session);
        var after = before.Greater(ReactionTotals.From(command.Totals));
        return after == before ? Nothing : Accept(new TallyReported(now, command.Session, after));
    }

    private static Decision<ShowEvent> Retire(Show show, RetireSession command, DateTimeOffset now) =>
        show.Tally.IsCounted(command.Session) ? Accept(new SessionRetired(now, command.Session)) : Nothing;
}
