using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// A drop's shelves and their sums. First those of the drop's own show, in the order of the variants, then those of other shows
/// in the order in which units first came to them: a shelf's number is stored and never changes.
/// </summary>
internal sealed class Shelves
{
    private readonly List<Shelf> _all = [];
    private readonly Dictionary<(ShowId Show, VariantId? Variant), Shelf> _places = [];
    private readonly Dictionary<ShowId, List<Shelf>> _byShow = [];
    private readonly List<ShowId> _shows = [];

    // Those on which somebody could be promoted: so that nobody has to look at hundreds to find none.
    private readonly SortedSet<int> _ready = [];

    public IReadOnlyList<Shelf> All => _all;

    /// <summary>The shows in which there are any, the drop's own first.</summary>
    public IReadOnlyList<ShowId> Shows => _shows;

    /// <summary>The sum of the shelves' units.</summary>
    public Stock Stock { get; private set; }

    /// <summary>The sum of the shelves' waitlists.</summary>
    public int Waiting { get; private set; }

    /// <summary>Shelves on which somebody could be promoted, by number.</summary>
    public IReadOnlyCollection<int> Ready => _ready;

    /// <summary>The shelf of that number.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Shelf this[int index] => index >= 0 && index < _all.Count
        ? _all[index]
        : throw new InvalidOperationException($"There is no shelf {index}: the drop has {_all.Count}.");

    /// <summary>The shelf of a variant in a show; null when there is none.</summary>
    public Shelf? Find(ShowId show, VariantId? variant) =>
        _all.Count == 1 && variant is null && _all[0].Variant is null && _all[0].Show == show
            ? _all[0]
            : _places.GetValueOrDefault((show, variant));

    /// <summary>A show's shelves, by number; none when the drop is not offered there.</summary>
    public IReadOnlyList<Shelf> Of(ShowId show) => _byShow.TryGetValue(show, out var shelves) ? shelves : [];

    /// <summary>One more shelf, empty.</summary>
    public Shelf Add(int? home, Variant? variant, ShowId show, CreatorId creator)
    {
        var shelf = new Shelf(_all.Count, home ?? _all.Count, variant, show, creator);
        _all.Add(shelf);
        _places.Add((show, variant?.Id), shelf);
        if (!_byShow.TryGetValue(show, out var shelves))
        {
            _byShow.Add(show, shelves = []);
            _shows.Add(show);
        }

        shelves.Add(shelf);
        return shelf;
    }

    /// <summary>A shelf's units change.</summary>
    public void Set(Shelf shelf, Stock changed)
    {
        Stock = Stock.With(shelf.Stock, changed);
        shelf.Stock = changed;
        Look(shelf);
    }

    /// <summary>Puts a reservation at the end of its shelf's line.</summary>
    public void Wait(Reservation reservation)
    {
        var shelf = this[reservation.Shelf];
        shelf.Line.Add(reservation);
        Waiting++;
        Look(shelf);
    }

    /// <summary>Takes a reservation whose status is no longer waiting out of its shelf's line.</summary>
    public void Leave(Reservation reservation)
    {
        var shelf = this[reservation.Shelf];
        shelf.Line.Remove(reservation);
        Waiting--;
        Look(shelf);
    }

    private void Look(Shelf shelf)
    {
        if (shelf.CanPromote)
            _ready.Add(shelf.Index);
        else if (_ready.Count > 0)
            _ready.Remove(shelf.Index);
    }
}
