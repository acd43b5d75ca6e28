using System.Globalization;
using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Rules;

namespace LiveRooms.Faults.Nemesis.Load;

/// <summary>
/// Wants units of one drop, and after each purchase begins anew: reserves, then confirms, releases, lets the hold run out, asks for
/// too much, or asks the same again. What is not answered it mostly asks again with the same operation id.
/// </summary>
/// <param name="name">Begins every operation's and every new viewer's name.</param>
/// <param name="limit">Units the drop allows a viewer.</param>
/// <param name="chance">Decides.</param>
/// <param name="person">The viewer who makes every purchase; null: each is by a new one.</param>
internal sealed class Shopper(string name, int limit, Random chance, string? person)
{
    /// <summary>So that a viewer's limit is reached in steps.</summary>
    private const int MostAtOnce = 3;

    private int _people;
    private int _operations;
    private string _viewer = person ?? name;
    private Wish? _open;
    private Wish? _reserved;
    private long _number;

    /// <summary>What it asks next.</summary>
    internal Wish Next() => _open ??= Choose();

    /// <summary>The answer to what it asked.</summary>
    internal void Hear(Answer answer)
    {
        var wish = _open!.Value;
        switch (answer.Outcome)
        {
            case Outcome.Unknown when chance.Next(8) == 0:
                Leave();
                break;
            case Outcome.Unknown or Outcome.NotTaken:
                break;
            case Outcome.Done when wish.Kind == CallKind.Reserve:
                (_reserved, _number, _open) = (wish, answer.Number, null);
                break;
            case Outcome.Done when chance.Next(10) == 0:
                break; // The same again.
            case Outcome.Refused when answer.Reason == RefusalReason.ReservationWrongState && chance.Next(3) > 0:
                _open = null; // It waits, or was done before: it asks something else.
                break;
            default:
                Leave();
                break;
        }
    }

    private Wish Choose()
    {
        if (_reserved is not { } reserved)
        {
            if (person is null)
                _viewer = string.Create(CultureInfo.InvariantCulture, $"{name}-{++_people}");
            return Ask(CallKind.Reserve, chance.Next(1, Math.Min(limit, MostAtOnce) + 1));
        }
        switch (chance.Next(20))
        {
            case 0:
                return reserved;
            case 1:
                return Ask(CallKind.Reserve, limit);
            case 2:
                return Ask(CallKind.Confirm, _number + 1_000_000);
            case <= 5:
                Leave();
                return Choose();
            case <= 13:
                return Ask(CallKind.Confirm, _number);
            default:
                return Ask(CallKind.Release, _number);
        }
    }

    private Wish Ask(CallKind kind, long value) =>
        new(kind, string.Create(CultureInfo.InvariantCulture, $"{name}.{++_operations}"), _viewer, value);

    private void Leave() => (_open, _reserved) = (null, null);
}
