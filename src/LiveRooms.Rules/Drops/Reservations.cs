using System.Collections;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// A drop's reservations, by number. Numbers follow each other, but for those that the store may have lost: nobody has them, and
/// nobody ever gets them again. Not safe for concurrent use.
/// </summary>
internal sealed class Reservations : IReadOnlyList<Reservation>
{
    private readonly List<Reservation> _all = [];
    private readonly List<Gap> _gaps = [];

    /// <summary>The newest number, had by somebody or skipped.</summary>
    public long LastNumber { get; private set; }

    /// <summary>Reservations there are.</summary>
    public int Count => _all.Count;

    /// <summary>By index, in the order of their numbers.</summary>
    public Reservation this[int index] => _all[index];

    /// <summary>The reservation of that number; null when there is none.</summary>
    public Reservation? Find(long number)
    {
        if (number < 1 || number > LastNumber)
            return null;
        for (var i = _gaps.Count - 1; i >= 0; i--)
        {
            if (number > _gaps[i].Last)
                return _all[(int)(number - 1 - _gaps[i].Skipped)];
            if (number > _gaps[i].Before)
                return null;
        }

        return _all[(int)number - 1];
    }

    /// <summary>Takes in the newest one.</summary>
    /// <exception cref="InvalidOperationException">Its number does not follow: the journal is damaged.</exception>
    public void Add(Reservation newest)
    {
        if (newest.Number != LastNumber + 1)
            throw new InvalidOperationException($"Reservation {newest.Number} cannot follow {LastNumber}.");
        _all.Add(newest);
        LastNumber++;
    }

    /// <summary>The numbers up to that one are nobody's.</summary>
    /// <exception cref="InvalidOperationException">It is below one that was given, or beyond the bound.</exception>
    public void SkipTo(long last)
    {
        if (last < LastNumber || last > DropLimits.MaxNumber)
            throw new InvalidOperationException($"Numbers up to {last} cannot be skipped after {LastNumber}.");
        if (last == LastNumber)
            return;
        _gaps.Add(new Gap(LastNumber, last, last - _all.Count));
        LastNumber = last;
    }

    /// <summary>The index of the first reservation whose number is above that one; <see cref="Count"/> when there is none.</summary>
    public int IndexAfter(long number)
    {
        var (low, high) = (0, _all.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_all[middle].Number > number)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    public IEnumerator<Reservation> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Numbers that nobody has.</summary>
    /// <param name="Before">The last number below.</param>
    /// <param name="Last">The last of them.</param>
    /// <param name="Skipped">How many nobody has, up to that one.</param>
    private readonly record struct Gap(long Before, long Last, long Skipped);
}
