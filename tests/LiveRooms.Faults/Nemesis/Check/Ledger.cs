using LiveRooms.Rules.Drops;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>
/// A drop's journal, folded without the production state machine: what is told twice by different hands is checked. It notes
/// what must not be and goes on, and it keeps the state after every event, so that answers can be held against it.
/// </summary>
internal sealed partial class Ledger
{
    private readonly List<string> _faults = [];
    private readonly List<StateAt> _states = [default];
    private readonly List<long> _versions = [0];
    private readonly List<Life> _lives = [];
    private readonly SortedSet<long> _line = [];
    private readonly Dictionary<string, Deed> _deeds = [];
    private readonly Dictionary<string, List<Standing>> _standings = [];
    private StateAt _now;
    private DropSettings? _settings;

    private Ledger()
    {
    }

    /// <summary>Folds entries; each is a version and its events.</summary>
    internal static Ledger Of(IEnumerable<(long Version, IReadOnlyList<DropEvent> Events)> entries)
    {
        var ledger = new Ledger();
        foreach (var (version, events) in entries)
        {
            foreach (var e in events)
                ledger.Take(version, e);
        }
        return ledger;
    }

    /// <summary>What must not be, by the journal alone: law 3, a sale or an operation twice, a limit passed, a queue jumped.</summary>
    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>Every operation that happened.</summary>
    internal IReadOnlyDictionary<string, Deed> Deeds => _deeds;

    /// <summary>Every reservation, by number from 1.</summary>
    internal IReadOnlyList<Life> Lives => _lives;

    /// <summary>Events; the last revision.</summary>
    internal long Last => _states.Count - 1;

    /// <summary>Reservations that may wait at once.</summary>
    internal int WaitlistLimit => _settings?.WaitlistLimit ?? 0;

    /// <summary>Units one viewer may have.</summary>
    internal int PerViewerLimit => _settings?.PerViewerLimit ?? 0;

    /// <summary>The state after an event.</summary>
    internal StateAt this[long revision] => _states[(int)revision];

    /// <summary>The journal entry an event is in.</summary>
    internal long VersionOf(long revision) => _versions[(int)revision];

    /// <summary>The reservation of that number; null when there never was one.</summary>
    internal Life? Find(long number) => number >= 1 && number <= _lives.Count ? _lives[(int)number - 1] : null;

    /// <summary>What a viewer had at some revision from <paramref name="low"/> to <paramref name="high"/>.</summary>
    internal IEnumerable<Standing> StandingsOf(string viewer, long low, long high)
    {
        var steps = _standings.GetValueOrDefault(viewer) ?? [];
        if (steps.Count == 0 || steps[0].Revision > low)
            yield return default;
        for (var i = 0; i < steps.Count && steps[i].Revision <= high; i++)
        {
            if (i + 1 == steps.Count || steps[i + 1].Revision > low)
                yield return steps[i];
        }
    }

    /// <summary>What one viewer had from an event on.</summary>
    /// <param name="Revision">The event.</param>
    /// <param name="Units">Waiting, held and confirmed.</param>
    /// <param name="Attempts">Reservations ever made.</param>
    internal readonly record struct Standing(long Revision, int Units, int Attempts);
}
