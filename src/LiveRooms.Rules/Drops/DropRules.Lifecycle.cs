using System.Collections.Immutable;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

public static partial class DropRules
{
    private static DropDecision Create(Drop drop, CreateDrop command, DateTimeOffset now)
    {
        var settings = command.Settings with
        {
            OpensAt = Instant.Of(command.Settings.OpensAt),
            ClosesAt = Instant.Of(command.Settings.ClosesAt),
        };
        if (RefuseActor(command.By, settings) is { } refusal)
            return DropDecision.Refuse(refusal);
        if (drop.Exists)
        {
            return drop.Settings == settings
                ? DropDecision.Accept()
                : DropDecision.Refuse(RefusalReason.DropExists, "Another drop has this id.");
        }

        if (ProductRules.Check(settings.Product) is { } product)
            return DropDecision.Refuse(product);
        if (settings.Mode == DropMode.Lottery && command.Seed is null)
            return DropDecision.Refuse(RefusalReason.DropSettingsInvalid, "A lottery has a seed.");
        return WhatIsWrong(settings, now) is { } wrong
            ? DropDecision.Refuse(RefusalReason.DropSettingsInvalid, wrong)
            : DropDecision.Accept(new DropCreated(now, settings, settings.Mode == DropMode.Lottery ? command.Seed : null));
    }

    private static string? WhatIsWrong(DropSettings settings, DateTimeOffset now)
    {
        if (settings.Stock is < 1 or > DropLimits.MaxUnits)
            return "A drop has 1 to 1,000,000 units.";
        if (settings.PerViewerLimit is < 1 or > DropLimits.MaxPerViewer)
            return "The per-viewer limit is 1 to 100 units.";
        if (settings.HoldTime < DropLimits.MinHold || settings.HoldTime > DropLimits.MaxHold
            || settings.HoldTime.Ticks % TimeSpan.TicksPerMillisecond != 0)
            return "A hold lasts 5 to 3,600 seconds.";
        if (settings.WaitlistLimit is < 0 or > DropLimits.MaxWaitlist)
            return "The waitlist takes 0 to 1,000,000 viewers.";
        if (WhatIsWrong(settings.Mode, settings.EntryTime) is { } mode)
            return mode;
        if (settings.Variants is { } variants && WhatIsWrong(variants, settings.Stock) is { } variant)
            return variant;
        if (settings.ClosesAt <= now)
            return "The closing time has passed.";
        if (settings.ClosesAt <= settings.OpensAt)
            return "The drop closes before it opens.";
        if (settings.ClosesAt <= settings.OpensAt + settings.EntryTime)
            return "The lottery closes before it is drawn.";
        return null;
    }

    private static string? WhatIsWrong(DropMode mode, TimeSpan? entryTime)
    {
        if (mode == DropMode.FirstCome)
            return entryTime is null ? null : "Only a lottery has a time for entries.";
        if (mode != DropMode.Lottery)
            return "A drop is first come, first served, or a lottery.";
        return entryTime is { } time && time >= DropLimits.MinEntryTime && time <= DropLimits.MaxEntryTime
            && time.Ticks % TimeSpan.TicksPerMillisecond == 0
            ? null
            : "A lottery takes entries for 10 to 3,600 seconds.";
    }

    private static string? WhatIsWrong(Variants variants, int stock)
    {
        if (variants.All.IsDefault || variants.All.Length is < DropLimits.MinVariants or > DropLimits.MaxVariants)
            return "A drop has 2 to 50 variants, or none.";
        if (variants.All.Any(v => !VariantId.TryParse(v.Id.Value, out _))
            || variants.All.DistinctBy(v => v.Id).Count() < variants.All.Length)
            return "Each variant has an id of its own.";
        if (variants.All.Any(v => !TextRules.IsLine(v.Title, Variant.MaxTitle)))
            return "A variant's title is 1 to 60 visible characters on one line.";
        if (variants.All.Any(v => v.Price is < 0 or > ProductRules.MaxPrice))
            return "A variant's price is 0 to 100,000,000 minor units.";
        if (variants.All.Any(v => v.Stock is < 0 or > DropLimits.MaxUnits))
            return "A variant has 0 to 1,000,000 units.";
        return variants.All.Sum(v => (long)v.Stock) == stock ? null : "A drop has as many units as its variants together.";
    }

    private static DropDecision Open(Drop drop, OpenDrop command, DateTimeOffset now)
    {
        if (command.By is { } actor && RefuseActor(actor, drop.Settings) is { } refusal)
            return DropDecision.Refuse(refusal);
        if (command.By is null && !(drop.Terms.OpensAt <= now))
            return DropDecision.Accept();
        return drop.Phase switch
        {
            DropStatus.Announced => DropDecision.Accept(new DropOpened(now, command.By?.Id)),
            DropStatus.Open or DropStatus.Paused => DropDecision.Accept(),
            _ => DropDecision.Refuse(RefusalReason.DropWrongState, "A closed drop does not open again."),
        };
    }

    private static DropDecision Close(Drop drop, CloseDrop command, DateTimeOffset now)
    {
        if (command.By is { } actor && RefuseActor(actor, drop.Settings) is { } refusal)
            return DropDecision.Refuse(refusal);
        if (drop.Phase == DropStatus.Closed || (command.By is null && !(drop.Terms.ClosesAt <= now)))
            return DropDecision.Accept();
        var events = ImmutableArray.CreateBuilder<DropEvent>();
        events.Add(new DropClosed(now, command.By?.Id));
        TurnAway(drop, now, events);
        return DropDecision.Accept(events);
    }

    private static Refusal? RefuseActor(Actor actor, DropSettings settings)
    {
        if (actor.MayActFor(settings.Creator))
            return null;
        return actor.Role == Role.Viewer
            ? new(RefusalReason.RoleForbidden, "Only a creator may do this.")
            : new(RefusalReason.NotDropOwner, "Only the drop's creator may do this.");
    }
}
