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
        if (drop.Phase == DropStatus.Announced && drop.Settings.OpensAt <= now)
            return new OpenDrop(null);
        if (drop.Phase != DropStatus.Closed && drop.Terms.ClosesAt <= now)
            return new CloseDrop(null);
        return drop.HasWorkLeft || drop.Holds.Next?.Deadline <= now ? new Expire() : null;
    }

    private static DropDecision Expire(Drop drop, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<DropEvent>();
        var free = drop.Stock.Free;
        foreach (var hold in drop.Holds.Due(now.ToUnixTimeMilliseconds(), DropLimits.MaxBatch))
        {
            events.Add(new ReservationExpired(now, hold.Number));
            free += hold.Quantity;
        }

        if (IsSelling(drop, now))
            Promote(drop, free, null, now, events);
        if (drop.Phase == DropStatus.Closed)
            TurnAway(drop, now, events);
        return DropDecision.Accept(events);
    }

    // Strictly first come, first served: a head that does not fit blocks those behind it.
    private static void Promote(Drop drop, int free, Reservation? leaving, DateTimeOffset now, ImmutableArray<DropEvent>.Builder events)
    {
        var cursor = 0;
        for (var promoted = 0; promoted < DropLimits.MaxBatch && free > 0;)
        {
            var head = drop.Line.Next(ref cursor);
            if (head is null)
                return;
            if (ReferenceEquals(head, leaving))
                continue;
            if (head.Quantity > free)
                return;
            free -= head.Quantity;
            promoted++;
            events.Add(new ReservationPromoted(now, head.Number, now + drop.Settings.HoldTime, ChangedPrice(drop)));
        }
    }

    private static void TurnAway(Drop drop, DateTimeOffset now, ImmutableArray<DropEvent>.Builder events)
    {
        var cursor = 0;
        for (var turned = 0; turned < DropLimits.MaxBatch && drop.Line.Next(ref cursor) is { } waiting; turned++)
            events.Add(new ReservationReleased(now, waiting.Number, null));
    }

    // A drop past its closing time sells no more, even before anybody had the time to close it.
    private static bool IsSelling(Drop drop, DateTimeOffset now) => drop.Phase == DropStatus.Open && !IsOver(drop, now);

    private static bool IsOver(Drop drop, DateTimeOffset now) => drop.Phase == DropStatus.Closed || drop.Terms.ClosesAt <= now;

    private static long? ChangedPrice(Drop drop) =>
        drop.Terms.Product.Price == drop.Settings.Product.Price ? null : drop.Terms.Product.Price;
}
