using System.Collections.Concurrent;
using LiveRooms.Load.Audience.Viewers;
using LiveRooms.Load.Gates;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Audience.Checks;

/// <summary>Reservations as they were acknowledged to viewers, who tried for which drop, and who won.</summary>
internal sealed class ClaimBook
{
    private readonly ConcurrentDictionary<(string Drop, long Number, VirtualViewer Viewer), Row> _rows = new();
    private readonly ConcurrentDictionary<(string Drop, int Network), Tries> _tries = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Row>> _held = new();

    /// <summary>A shopper tries for a drop.</summary>
    public void AddTry(string drop, VirtualViewer viewer) => Of(drop, viewer).AddTry();

    /// <summary>Takes in a reservation that a viewer was told of.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="card">As it stands.</param>
    /// <param name="operation">The operation that was answered; null when it was told in another way.</param>
    public void Take(VirtualViewer viewer, ReservationCard card, string? operation)
    {
        var row = _rows.GetOrAdd((card.DropId, card.ReservationId, viewer), static key => new Row(key.Viewer));
        lock (row)
        {
            row.Operation ??= operation;
            if (row.Card is { } known && known.Version >= card.Version)
                return;
            var isHeldAnew = card.Status == "held" && row.Card?.Status != "held";
            row.Card = card;
            if (isHeldAnew)
                _held.GetOrAdd(card.DropId, static _ => new()).Enqueue(row);
            if (row.HasWon || card.Status is not ("held" or "confirmed") || viewer.Behaviour != Behaviour.Shopper)
                return;
            row.HasWon = true;
        }
        Of(card.DropId, viewer).AddWin();
    }

    /// <summary>Somebody who holds a unit and has not been asked for before; null when nobody does.</summary>
    public (VirtualViewer Viewer, ReservationCard Card)? TakeHolder(string drop)
    {
        if (!_held.TryGetValue(drop, out var held))
            return null;
        while (held.TryDequeue(out var row))
        {
            lock (row)
            {
                if (row.Card is { Status: "held" } card)
                    return (row.Viewer, card);
            }
        }
        return null;
    }

    /// <summary>A holder did not come to buying: it is asked for again.</summary>
    public void PutBack(string drop, (VirtualViewer Viewer, ReservationCard Card) holder)
    {
        if (_rows.TryGetValue((drop, holder.Card.ReservationId, holder.Viewer), out var row) && _held.TryGetValue(drop, out var held))
            held.Enqueue(row);
    }

    /// <summary>All reservations. Had the engine given one number to two viewers, it is here twice.</summary>
    /// <param name="idOf">What the engine calls a viewer.</param>
    public IReadOnlyList<Claim> Claims(Func<string, string> idOf) =>
    [
        .. _rows.Values.Where(row => row.Card is not null).Select(row => new Claim(
            row.Card!.DropId, row.Card.ReservationId, idOf(row.Viewer.Id), row.Operation ?? "", row.Card.Quantity, row.Card.Status)),
    ];

    /// <summary>Tries and wins of shoppers, by drop and network.</summary>
    public IReadOnlyList<WinCount> Wins(IReadOnlyList<NetworkProfile> networks) =>
    [
        .. _tries.OrderBy(row => row.Key.Drop, StringComparer.Ordinal).ThenBy(row => row.Key.Network)
            .Select(row => new WinCount(row.Key.Drop, networks[row.Key.Network].Name, row.Value.Tried, row.Value.Won)),
    ];

    private Tries Of(string drop, VirtualViewer viewer) => _tries.GetOrAdd((drop, viewer.Network), static _ => new Tries());

    private sealed class Row(VirtualViewer viewer)
    {
        public VirtualViewer Viewer => viewer;

        public ReservationCard? Card { get; set; }

        public string? Operation { get; set; }

        public bool HasWon { get; set; }
    }

    private sealed class Tries
    {
        private long _tried;
        private long _won;

        public long Tried => Volatile.Read(ref _tried);

        public long Won => Volatile.Read(ref _won);

        public void AddTry() => Interlocked.Increment(ref _tried);

        public void AddWin() => Interlocked.Increment(ref _won);
    }
}
