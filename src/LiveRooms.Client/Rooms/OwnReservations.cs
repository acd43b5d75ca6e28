using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Rooms;

/// <summary>
/// The viewer's own reservations, from replies, directed events and full listings in any order. Of two cards of one
/// reservation the higher version wins, except over a card from before a break in the feed: that one only waits for
/// the next listing.
/// </summary>
internal sealed class OwnReservations
{
    /// <summary>Reservations remembered; above it the oldest finished one is forgotten.</summary>
    internal const int Limit = 1_000;

    private readonly OrderedDictionary<(string Drop, long Number), Entry> _entries = [];

    internal IReadOnlyList<ReservationCard> Cards => [.. _entries.Values.Select(entry => entry.Card)];

    /// <summary>Takes one card; true when it changed what is known.</summary>
    internal bool Take(ReservationCard card)
    {
        var key = (card.DropId, card.ReservationId);
        if (!_entries.TryGetValue(key, out var known))
        {
            MakeRoom();
            _entries[key] = new Entry(card, BeforeBreak: false);
            return true;
        }

        if (!known.BeforeBreak && !Follows(known.Card, card))
        {
            return false;
        }

        _entries[key] = new Entry(card, BeforeBreak: false);
        return known.Card != card;
    }

    /// <summary>Whether one of them waits for that drop's draw.</summary>
    internal bool IsEntered(string? drop) => _entries.Values.Any(entry => entry.Card is { Status: "entered" } card && card.DropId == drop);

    /// <summary>The feed broke: what is known stands only until the next full listing.</summary>
    internal void Break()
    {
        for (var index = 0; index < _entries.Count; index++)
        {
            _entries.SetAt(index, _entries.GetAt(index).Value with { BeforeBreak = true });
        }
    }

    /// <summary>After a full listing was taken: forgets what a break left in doubt and the listing did not name.</summary>
    /// <returns>True when something was forgotten.</returns>
    internal bool Settle()
    {
        var before = _entries.Count;
        for (var index = _entries.Count - 1; index >= 0; index--)
        {
            if (_entries.GetAt(index).Value.BeforeBreak)
            {
                _entries.RemoveAt(index);
            }
        }

        return _entries.Count != before;
    }

    // A place moves up when somebody ahead leaves, which changes no version of this reservation's own; it never moves down.
    // What the place is worth may change either way: the answer that came last counts.
    private static bool Follows(ReservationCard known, ReservationCard card) => card.Version > known.Version
        || (card.Version == known.Version
            && (card.WaitlistPlace < known.WaitlistPlace || (card.WaitlistPlace == known.WaitlistPlace && card.Chance != known.Chance)));

    private void MakeRoom()
    {
        if (_entries.Count < Limit)
        {
            return;
        }

        var finished = 0;
        while (finished < _entries.Count && _entries.GetAt(finished).Value.Card.Status is "entered" or "waiting" or "held")
        {
            finished++;
        }

        _entries.RemoveAt(finished < _entries.Count ? finished : 0);
    }

    private readonly record struct Entry(ReservationCard Card, bool BeforeBreak);
}
