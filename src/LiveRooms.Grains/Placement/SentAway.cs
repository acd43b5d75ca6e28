namespace LiveRooms.Grains.Placement;

/// <summary>
/// Which grains this silo sent away lately, and to which silos. One that is back so soon was not taken in there, and stays: a silo that
/// is up and cannot begin grains must not make them unreachable. A silo that was not there yet is worth another try at once.
/// </summary>
/// <param name="time">Measures how long ago that was.</param>
internal sealed class SentAway(TimeProvider time)
{
    /// <summary>Grains that are remembered at most; one more stays.</summary>
    public const int Max = 10_000;

    /// <summary>How long one that came back stays at least.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Dictionary<GrainId, (long At, IReadOnlySet<SiloAddress> Homes)> _sent = [];

    /// <summary>Whether a grain may go to one of these silos; if so it counts as sent.</summary>
    public bool MayGo(GrainId grain, IReadOnlySet<SiloAddress> homes)
    {
        lock (_gate)
        {
            if (_sent.TryGetValue(grain, out var sent) && IsRecent(sent.At) && homes.IsSubsetOf(sent.Homes))
                return false;
            if (_sent.Count >= Max)
                Forget();
            if (_sent.Count >= Max && !_sent.ContainsKey(grain))
                return false;
            _sent[grain] = (time.GetTimestamp(), homes);
            return true;
        }
    }

    private void Forget()
    {
        foreach (var (grain, sent) in _sent)
        {
            if (!IsRecent(sent.At))
                _sent.Remove(grain);
        }
    }

    private bool IsRecent(long at) => time.GetElapsedTime(at) < Memory;
}
