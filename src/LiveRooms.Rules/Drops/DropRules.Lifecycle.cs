using System.Collections.Immutable;
using LiveRooms.Rules.Creators;

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
        return WhatIsWrong(settings, now) is { } wrong
            ? DropDecision.Refuse(RefusalReason.DropSettingsInvalid, wrong)
            : DropDecision.Accept(new DropCreated(now, settings));
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
        if (settings.ClosesAt <= now)
            return "The closing time has passed.";
        if (settings.ClosesAt <= settings.OpensAt)
            return "The drop closes before it opens.";
        return null;
    }

    private static DropDecision Open(Drop drop, OpenDrop command, DateTimeOffset now)
    {
        if (command.By is { } actor && RefuseActor(actor, drop.Settings) is { } refusal)
            return DropDecision.Refuse(refusal);
        if (command.By is null && !(drop.Settings.OpensAt <= now))
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
