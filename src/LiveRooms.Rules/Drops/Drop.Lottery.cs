using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>A lottery's part of a drop: entries until the draw, ranks after it.</summary>
public sealed partial class Drop
{
    private DrawSeed? _seed;

    // Entries are the first reservations of a lottery: none stands before this index.
    private int _firstEntry;

    // Of the entries as they are, or as they were drawn: worked out when asked for, forgotten when the entries change.
    private Draw? _draw;

    /// <summary>Entries that wait for the draw.</summary>
    public int Entries { get; private set; }

    /// <summary>What binds a lottery to its seed, from its announcement on; null in a drop that is none.</summary>
    public Digest? Commitment => _seed?.Commitment;

    /// <summary>While entries are taken: when the draw is due by itself.</summary>
    public DateTimeOffset? EntriesEndAt => IsEntering ? OpenedAt + Settings.EntryTime : null;

    /// <summary>What the draw published; null before it, and in a drop that is no lottery.</summary>
    public DrawFacts? Drawn { get; private set; }

    /// <summary>Whether entries are taken, or will be when a pause ends: then nobody holds or waits.</summary>
    internal bool IsEntering => _seed is not null && Drawn is null && _phase is DropStatus.Open or DropStatus.Paused;

    /// <summary>The entries that wait for the draw, by number.</summary>
    internal IEnumerable<Reservation> Entered =>
        Entries == 0 ? [] : _reservations.Skip(_firstEntry).Where(r => r.Status == ReservationStatus.Entered);

    /// <summary>The draw of the entries as they are, or as they were drawn. Secret until it is drawn, as the seed in it is.</summary>
    internal Draw CurrentDraw => _draw ??= Draw.Of(_seed!.Value, LeavesOf(Drawn is null ? Entered : _reservations.Where(r => r.Rank > 0)));

    /// <summary>The seed of a lottery, for its draw.</summary>
    internal DrawSeed? Seed => _seed;

    /// <summary>The proof of the viewer's entry; null when the viewer was not in the draw, or there was none. O(log n) once the trees are built.</summary>
    public DrawProof? ProofOf(ViewerId viewer)
    {
        for (var r = Drawn is null ? null : _viewers.Last(viewer); r is not null; r = _viewers.Before(r))
        {
            if (r.Rank is not null)
                return CurrentDraw.Prove(Drawn!, EntryFor(r));
        }

        return null;
    }

    /// <summary>The leaves of the draw in canonical order, from index <paramref name="skip"/>; none before the draw.</summary>
    public Digest[] DrawnLeaves(int skip, int max)
    {
        if (Drawn is null)
            return [];
        var leaves = CurrentDraw.Leaves;
        var from = Math.Clamp(skip, 0, leaves.Length);
        return leaves.Slice(from, Math.Clamp(max, 0, leaves.Length - from)).ToArray();
    }

    /// <summary>The viewer's entry that waits for the draw; null when there is none.</summary>
    internal Reservation? EntryOf(ViewerId viewer) =>
        IsEntering && _viewers.Last(viewer) is { Status: ReservationStatus.Entered } entry ? entry : null;

    private DrawEntry EntryFor(Reservation r) => new(Settings.Id, r.Viewer, _shelves[r.Shelf].Variant?.Id, r.Quantity);

    private Digest[] LeavesOf(IEnumerable<Reservation> entries)
    {
        using var hash = new DrawHash();
        return [.. entries.Select(entry => EntryFor(entry).Leaf(hash))];
    }

    private void Enter(Reservation entry)
    {
        entry.Status = ReservationStatus.Entered;
        Entries++;
        _draw = null;
    }

    private void Withdraw()
    {
        Entries--;
        _draw = null;
        while (_firstEntry < _reservations.Count && _reservations[_firstEntry].Status != ReservationStatus.Entered)
            _firstEntry++;
    }

    /// <summary>Each entry gets its rank and waits on its shelf, the first rank first.</summary>
    private void Rank(DropDrawn drawn)
    {
        if (drawn.Seed != _seed || drawn.Entries != Entries)
            throw new InvalidOperationException($"{drawn.Entries} entries were drawn, the drop has {Entries}; or the seed is another.");
        var entries = Entered.ToArray();
        for (var rank = 1; rank <= entries.Length; rank++)
        {
            var entry = entries[CurrentDraw.SourceOf(rank)];
            entry.Rank = rank;
            entry.Status = ReservationStatus.Waiting;
            entry.Revision = Revision;
            _shelves.Wait(entry);
        }

        Entries = 0;
        Drawn = new DrawFacts(Settings.Id, drawn.Seed.Commitment, drawn.Seed, drawn.Entries, drawn.Root, drawn.RankRoot, drawn.At);
    }

    private void SetSeed(DrawSeed? seed)
    {
        if (seed is null != (Settings.Mode != DropMode.Lottery))
            throw new InvalidOperationException("A lottery has a seed, and nothing else has one.");
        _seed = seed;
    }

    private void RestoreLottery(DrawSeed? seed, StoredDraw? draw)
    {
        SetSeed(seed);
        Entries = _reservations.Count(r => r.Status == ReservationStatus.Entered);
        if (draw is null)
            return;
        var secret = _seed ?? throw new InvalidOperationException("What has no seed cannot be drawn.");
        if (_reservations.Count(r => r.Rank > 0) != draw.Entries)
            throw new InvalidOperationException($"{draw.Entries} entries were drawn, but others have a rank.");
        Drawn = new DrawFacts(Settings.Id, secret.Commitment, secret, draw.Entries, draw.Root, draw.RankRoot, draw.At);
    }
}
