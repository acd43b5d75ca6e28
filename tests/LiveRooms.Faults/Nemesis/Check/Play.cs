using System.Globalization;
using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Faults.Nemesis.Load;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>
/// A history written by hand: events one by one, each an entry of its own a second after the one before, and calls between. Five
/// units, two for a viewer, two may wait, a hold lasts a minute.
/// </summary>
internal sealed class Play
{
    private const long Second = 1_000_000;

    private readonly List<(long, IReadOnlyList<DropEvent>)> _entries = [];
    private readonly List<Call> _calls = [];

    internal Play()
    {
        Event(at => new DropCreated(at, new Offer("drop", 5, 2, 2, 60).Settings("show", "ana")));
        Event(at => new DropOpened(at));
    }

    internal static DateTimeOffset Zero { get; } = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    /// <summary>The last event's revision.</summary>
    internal long Revision => _entries.Count;

    internal IReadOnlyList<Finding> Findings => Checker.Check(_calls, Ledger.Of(_entries), Zero);

    internal Play Event(Func<DateTimeOffset, DropEvent> make)
    {
        _entries.Add((_entries.Count + 1, [make(Zero.AddSeconds(_entries.Count + 1))]));
        return this;
    }

    internal Play Held(long number, string viewer, int quantity, string? operation = null) => Event(at => new ReservationHeld(
        at, number, Op(operation ?? $"r{number}"), new ViewerId(viewer), quantity, at.AddSeconds(60)));

    internal Play Waits(long number, string viewer, int quantity) => Event(at => new ReservationWaitlisted(
        at, number, Op($"r{number}"), new ViewerId(viewer), quantity));

    internal Play Promoted(long number) => Event(at => new ReservationPromoted(at, number, at.AddSeconds(60)));

    internal Play Confirmed(long number, string? operation = null) => Event(at => new ReservationConfirmed(at, number, Op(operation ?? $"c{number}")));

    internal Play Released(long number) => Event(at => new ReservationReleased(at, number, Op($"x{number}")));

    /// <summary>Later, nothing happens.</summary>
    internal Play Expired(long number, int secondsLater) =>
        Event(at => new ReservationExpired(at.AddSeconds(secondsLater), number));

    /// <summary>A call, from one second to another.</summary>
    internal Play Call(CallKind kind, string operation, string viewer, long value, double began, double ended, Answer answer)
    {
        _calls.Add(new Call(kind, operation, viewer, value, (long)(began * Second), (long)(ended * Second), answer));
        return this;
    }

    /// <summary>A reservation that was made and acknowledged around its event, which is the last so far.</summary>
    internal Play Reserved(long number, string viewer, int quantity, ReservationStatus status = ReservationStatus.Held) => Call(
        CallKind.Reserve, Name('r', number), viewer, quantity, Revision - 0.4, Revision + 0.4, Answer.Done(number, status, Revision));

    /// <summary>A hold that was bought and acknowledged around its event, which is the last so far.</summary>
    internal Play Bought(long number, string viewer) => Call(
        CallKind.Confirm, Name('c', number), viewer, number, Revision - 0.4, Revision + 0.4,
        Answer.Done(number, ReservationStatus.Confirmed, Revision));

    /// <summary>A reservation or a place that was given back around its event, which is the last so far.</summary>
    internal Play GaveBack(long number, string viewer) => Call(
        CallKind.Release, Name('x', number), viewer, number, Revision - 0.4, Revision + 0.4,
        Answer.Done(number, ReservationStatus.Released, Revision));

    /// <summary>A refused reservation.</summary>
    internal Play Refused(string operation, string viewer, int quantity, double began, double ended, RefusalReason reason) =>
        Call(CallKind.Reserve, operation, viewer, quantity, began, ended, Answer.Refused(reason));

    private static string Name(char begin, long number) => string.Create(CultureInfo.InvariantCulture, $"{begin}{number}");

    private static OperationId Op(string name) => new(name);
}
