namespace LiveRooms.Grains.Journal;

/// <summary>
/// The highest versions of journals that this process knows to have been stored, whichever activation learned it: a journal below
/// has lost entries. Those not heard of for the longest time are forgotten.
/// </summary>
/// <param name="most">Journals remembered since the last turn of the tables; twice as many in all.</param>
internal sealed class JournalHeights(int most = JournalHeights.DefaultMost)
{
    private const int DefaultMost = 65_536;

    private readonly Lock _gate = new();
    private Dictionary<JournalKey, long> _recent = [];
    private Dictionary<JournalKey, long> _older = [];

    /// <summary>The highest version known; 0 when none is.</summary>
    public long Of(JournalKey key)
    {
        lock (_gate)
            return _recent.TryGetValue(key, out var version) || _older.TryGetValue(key, out version) ? version : 0;
    }

    /// <summary>The journal was seen at this version.</summary>
    public void Reached(JournalKey key, long version)
    {
        lock (_gate)
        {
            if (!_recent.TryGetValue(key, out var known))
            {
                _older.Remove(key, out known);
                if (_recent.Count >= most)
                {
                    (_recent, _older) = (_older, _recent);
                    _recent.Clear();
                }
            }

            _recent[key] = Math.Max(known, version);
        }
    }

    /// <summary>What was known is not true any more.</summary>
    public void Forget(JournalKey key)
    {
        lock (_gate)
        {
            _recent.Remove(key);
            _older.Remove(key);
        }
    }
}
