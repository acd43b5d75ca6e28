namespace LiveRooms.Rules.Drops;

/// <summary>A drop's units in other shows, and the countdown to its opening.</summary>
public static partial class DropRules
{
    private static Refusal? RefuseCountdown(Drop drop, StartCountdown command, DateTimeOffset now)
    {
        if (command.Seconds is < DropLimits.MinCountdown or > DropLimits.MaxCountdown)
            return new(RefusalReason.DropSettingsInvalid, "A countdown lasts 10 to 300 seconds.");
        if (RefusePhase(drop.Phase == DropStatus.Announced && !IsOver(drop, now), "Only an announced drop counts down.") is { } late)
            return late;
        return drop.Terms.ClosesAt <= now.AddSeconds(command.Seconds) + (drop.Settings.EntryTime ?? TimeSpan.Zero)
            ? new(RefusalReason.DropSettingsInvalid, "The drop closes before it opens, or before its entries end.")
            : null;
    }

    private static Refusal? RefuseShare(Drop drop, ShareDrop command)
    {
        if (RefuseActor(command.By, drop.Settings with { Creator = command.Creator }) is not null)
            return new(RefusalReason.NotShowOwner, "Only who may act for the show's creator may offer a drop in it.");
        if (RefuseUnits(command.Units) is { } wrong)
            return wrong;
        if (RefusePhase(drop.Phase != DropStatus.Closed, "A closed drop is not offered in another show.") is { } closed)
            return closed;
        if (RefuseVariant(drop, command.Variant) is { } unknown)
            return unknown;
        if (command.Show == drop.Settings.Show)
            return new(RefusalReason.DropSettingsInvalid, "A drop is shared with other shows than its own.");
        var shelves = drop.ShelvesOf(command.Show);
        if (shelves.Count == 0 && drop.Shows.Count > DropLimits.MaxShares)
            return new(RefusalReason.DropSettingsInvalid, "A drop is offered in at most 16 other shows.");
        if (shelves.Count > 0 && shelves[0].Creator != command.Creator)
            return new(RefusalReason.DropSettingsInvalid, "The show is another creator's.");
        return RefuseTaken(drop.Shelves[HomeOf(drop, command.Variant)], command.Units);
    }

    private static Refusal? RefuseRevoke(Drop drop, RevokeShare command)
    {
        if (RefuseUnits(command.Units) is { } wrong)
            return wrong;
        if (RefusePhase(drop.Phase != DropStatus.Closed, "A closed drop keeps its units where they are.") is { } closed)
            return closed;
        if (RefuseVariant(drop, command.Variant) is { } unknown)
            return unknown;
        return drop.FindShelf(command.Show, command.Variant) is { IsShared: true } share
            ? RefuseTaken(share, command.Units)
            : new(RefusalReason.DropNotOffered, "The drop is not shared with this show.");
    }

    private static Refusal? RefuseUnits(int units) => units is < 1 or > DropLimits.MaxTotal
        ? new(RefusalReason.StockInvalid, "Move 1 to 10,000,000 units.")
        : null;
}
