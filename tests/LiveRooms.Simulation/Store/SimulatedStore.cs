using LiveRooms.Grains.Journal;
using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.Store;

/// <summary>What is really stored: the reference journal, which everybody reaches by a <see cref="StoreLink"/> alone.</summary>
internal sealed class SimulatedStore(World world, JournalKey key)
{
    private readonly MemoryJournal _truth = new();

    public List<byte[]> Entries { get; } = [];

    public JournalKey Key => key;

    /// <summary>Told of each entry in the moment it is stored, with the version it was decided on, where that is known.</summary>
    public Action<byte[], long?>? Stored { get; set; }

    /// <summary>Told of each snapshot in the moment it is stored.</summary>
    public Action<long, byte[]>? Snapshotted { get; set; }

    public JournalHead Load() => Done(_truth.Load(key));

    public IReadOnlyList<JournalEntry> Read(long after, int max) => Done(_truth.Read(key, after, max));

    public bool Append(long expectedVersion, byte[] entry, long? decidedOn)
    {
        if (!Done(_truth.Append(key, expectedVersion, entry)))
        {
            world.Seen.Add(Case.Fenced);
            return false;
        }

        Entries.Add(entry);
        world.Trace.Mix(entry);
        world.Trace.Say(world, $"stored {Entries.Count}: {System.Text.Encoding.UTF8.GetString(Checks.Ledger.Text(entry))}");
        Stored?.Invoke(entry, decidedOn);
        return true;
    }

    public bool SaveSnapshot(long version, byte[] snapshot)
    {
        _truth.SaveSnapshot(key, version, snapshot, trim: false).GetAwaiter().GetResult();
        world.Trace.Mix(version);
        Snapshotted?.Invoke(version, snapshot);
        return true;
    }

    // The reference answers at once.
    private static T Done<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
