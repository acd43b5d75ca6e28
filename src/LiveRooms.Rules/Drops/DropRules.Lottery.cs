using System.Collections.Immutable;
using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Rules.Drops;

public static partial class DropRules
{
    // The waitlist's bound is none for entries: who comes early must not be better off.
    private static DropDecision Enter(Drop drop, Shelf shelf, Reserve command, DateTimeOffset now)
    {
        if (drop.Entries >= DropLimits.MaxEntries)
            return DropDecision.Refuse(RefusalReason.Busy, "The lottery has as many entries as it can.");
        var number = drop.LastNumber + 1;
        return DropDecision.Accept(
            new ReservationEntered(now, number, command.Operation, command.Viewer, command.Quantity, shelf.Index), number);
    }

    private static DropDecision Draw(Drop drop, DrawLottery command, DateTimeOffset now)
    {
        if (command.By is { } actor && RefuseActor(actor, drop.Settings) is { } refusal)
            return DropDecision.Refuse(refusal);
        if (drop.Drawn is not null || (command.By is null && !(drop.EntriesEndAt <= now)))
            return DropDecision.Accept();
        if (drop.Settings.Mode != DropMode.Lottery)
            return DropDecision.Refuse(RefusalReason.DropWrongState, "The drop is no lottery.");
        if (!drop.IsEntering || IsOver(drop, now))
            return DropDecision.Refuse(RefusalReason.DropWrongState, "Only an open lottery can be drawn.");
        var draw = drop.CurrentDraw;
        var events = ImmutableArray.CreateBuilder<DropEvent>();
        events.Add(new DropDrawn(now, drop.Seed!.Value, draw.Count, draw.Root, draw.RankRoot, command.By?.Id));
        if (IsSelling(drop, now))
            PromoteDrawn(drop, draw, now, events);
        return DropDecision.Accept(events);
    }

    /// <summary>The first ranks get units at once, a full batch at most: by the rules of the waitlist, on which they stand from now on.</summary>
    private static void PromoteDrawn(Drop drop, Draw draw, DateTimeOffset now, ImmutableArray<DropEvent>.Builder events)
    {
        var entries = drop.Entered.ToArray();
        // Units left on each shelf; 0 also where the next in line does not fit.
        var free = drop.Shelves.Select(s => s.Stock.Free).ToArray();
        var giving = free.Count(units => units > 0);
        for (var rank = 1; rank <= entries.Length && events.Count <= DropLimits.MaxBatch && giving > 0; rank++)
        {
            var next = entries[draw.SourceOf(rank)];
            ref var units = ref free[next.Shelf];
            if (units == 0)
                continue;
            if (next.Quantity <= units)
            {
                units -= next.Quantity;
                var price = drop.ChangedPriceOf(drop.Shelves[next.Shelf]);
                events.Add(new ReservationPromoted(now, next.Number, now + drop.Settings.HoldTime, price));
            }
            else
            {
                units = 0;
            }

            giving -= units == 0 ? 1 : 0;
        }
    }
}
