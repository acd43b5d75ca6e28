using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Tests.Journal.Simulation;

/// <summary>A journal that lags, loses entries and loses answers. Some writes are stored and yet reported as unknown.</summary>
internal sealed class FaultyJournal(IJournal inner, Random random, double faults) : IJournal
{
    /// <summary>Every event that is stored, answered or not.</summary>
    public HashSet<int> Stored { get; } = [];

    public async Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
    {
        await Lag();
        var luck = random.NextDouble();
        if (luck < faults / 2)
            throw new JournalUnavailableException("lost on the way there");
        var stored = await inner.Append(key, expectedVersion, entry);
        if (stored)
            Stored.UnionWith(SimulatedWriter.Decode(entry));
        await Lag();
        return luck < faults ? throw new JournalUnavailableException("lost on the way back") : stored;
    }

    public async Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default)
    {
        await Lag();
        return await inner.Load(key, cancellation);
    }

    public Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default) =>
        inner.Read(key, after, max, cancellation);

    public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
        inner.SaveSnapshot(key, version, snapshot, trim);

    private async Task Lag()
    {
        for (var turns = random.Next(4); turns > 0; turns--)
            await Task.Yield();
    }
}
