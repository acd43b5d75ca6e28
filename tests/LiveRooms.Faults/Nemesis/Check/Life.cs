using LiveRooms.Rules.Drops;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>A reservation over time: what it was after each event that touched it.</summary>
internal sealed class Life(long number, string viewer, int quantity)
{
    private readonly List<(long Revision, ReservationStatus Status)> _steps = [];

    internal long Number => number;

    internal string Viewer => viewer;

    internal int Quantity => quantity;

    /// <summary>When its hold ends or ended; null when it never was held.</summary>
    internal DateTimeOffset? Deadline { get; set; }

    internal ReservationStatus Status => _steps[^1].Status;

    internal bool Counts => Status is ReservationStatus.Waiting or ReservationStatus.Held or ReservationStatus.Confirmed;

    internal void Become(ReservationStatus status, long revision) => _steps.Add((revision, status));

    /// <summary>What it was at some revision from <paramref name="low"/> to <paramref name="high"/>, with the revision since when.</summary>
    internal IEnumerable<(long Since, ReservationStatus Status)> Between(long low, long high)
    {
        for (var i = 0; i < _steps.Count && _steps[i].Revision <= high; i++)
        {
            if (i + 1 == _steps.Count || _steps[i + 1].Revision > low)
                yield return _steps[i];
        }
    }
}
