using System.Collections.Immutable;

namespace LiveRooms.Rules.Drops;

/// <summary>What may happen to a drop. Never changes the drop: the caller records the events and evolves it.</summary>
public static partial class DropRules
{
    /// <summary>Decides one command at <paramref name="now"/>, which may be earlier than an earlier now: clocks go back.</summary>
    public static DropDecision Decide(Drop drop, DropCommand command, DateTimeOffset now)
    {
        now = Instant.Of(now);
        if (command is CreateDrop create)
            return Create(drop, create, now);
        if (!drop.Exists)
            return DropDecision.Refuse(RefusalReason.DropUnknown, "There is no such drop.");
        return command switch
        {
            Reserve reserve => Reserve(drop, reserve, now),
            Confirm confirm => Confirm(drop, confirm, now),
            Release release => Release(drop, release, now),
            SettlePayment payment => Settle(drop, payment, now),
            Expire _ => Expire(drop, now),
            ChangeDrop change => Change(drop, change, now),
            OpenDrop open => Open(drop, open, now),
            CloseDrop close => Close(drop, close, now),
            DrawLottery draw => Draw(drop, draw, now),
            _ => throw new ArgumentException($"{command.GetType().Name} is no command of a drop.", nameof(command)),
        };
    }

    /// <summary>
    /// The next command the drop gives itself at <paramref name="now"/>, or null. It always leads to events, so that a caller may
    /// decide and evolve until there is none. See <see cref="Drop.NextDeadline"/> for when to ask.
    /// </summary>
    public static DropCommand? Due(Drop drop, DateTimeOffset now)
    {
        now = Instant.Of(now);
        if (!drop.Exists)
            return null;
        if (drop.Phase == DropStatus.Announced && drop.Terms.OpensAt <= now)
            return new OpenDrop(null);
        if (drop.Phase != DropStatus.Closed && drop.Terms.ClosesAt <= now)
            return new CloseDrop(null);
        if (drop.EntriesEndAt <= now)
            return new DrawLottery(null);
        return drop.HasWorkLeft || drop.Holds.Next?.Deadline <= now ? new Expire() : null;
    }

    private static DropDecision Expire(Drop drop, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<DropEvent>();
        var freed = new SortedDictionary<int, int>();
        foreach (var hold in drop.Holds.Due(now.ToUnixTimeMilliseconds(), DropLimits.MaxBatch))
        {
            events.Add(new ReservationExpired(now, hold.Number));
            freed[hold.Shelf] = freed.GetValueOrDefault(hold.Shelf) + hold.Quantity;
        }

        if (IsSelling(drop, now))
            PromoteAll(drop, freed, now, events);
        if (drop.Phase == DropStatus.Closed)
            TurnAway(drop, now, events);
        return DropDecision.Accept(events);
    }

    /// <summary>On each shelf where there is room, those that get units now among them: shelf after shelf, a full batch at most.</summary>
    private static void PromoteAll(
        Drop drop, SortedDictionary<int, int> freed, DateTimeOffset now, ImmutableArray<DropEvent>.Builder events)
    {
        foreach (var ready in drop.ReadyShelves)
            freed.TryAdd(ready, 0);
        var room = DropLimits.MaxBatch;
        foreach (var (index, units) in freed)
            room -= Promote(drop, drop.Shelves[index], units, null, room, now, events);
    }

    /// <summary>
    /// Strictly first come, first served: a head that does not fit blocks those behind it on its shelf, and nobody on another.
    /// </summary>
    /// <returns>How many were promoted.</returns>
    private static int Promote(
        Drop drop, Shelf shelf, int freed, Reservation? leaving, int room, DateTimeOffset now, ImmutableArray<DropEvent>.Builder events)
    {
        var (cursor, promoted, free) = (0, 0, shelf.Stock.Free + freed);
        while (promoted < room && free > 0 && shelf.Line.Next(ref cursor) is { } head)
        {
            if (ReferenceEquals(head, leaving))
                continue;
            if (head.Quantity > free)
                break;
            free -= head.Quantity;
            promoted++;
            events.Add(new ReservationPromoted(now, head.Number, now + drop.Settings.HoldTime, drop.ChangedPriceOf(shelf)));
        }

        return promoted;
    }

    private static void TurnAway(Drop drop, DateTimeOffset now, ImmutableArray<DropEvent>.Builder events)
    {
        var turned = 0;
        foreach (var shelf in drop.Shelves)
        {
            for (var cursor = 0; turned < DropLimits.MaxBatch && shelf.Line.Next(ref cursor) is { } waiting; turned++)
                events.Add(new ReservationReleased(now, waiting.Number, null));
        }

        foreach (var entry in drop.Entered.Take(DropLimits.MaxBatch - turned))
            events.Add(new ReservationReleased(now, entry.Number, null));
    }

    // A drop past its closing time sells no more, even before anybody had the time to close it.
    private static bool IsSelling(Drop drop, DateTimeOffset now) => drop.Phase == DropStatus.Open && !IsOver(drop, now);

    private static bool IsOver(Drop drop, DateTimeOffset now) => drop.Phase == DropStatus.Closed || drop.Terms.ClosesAt <= now;
}
