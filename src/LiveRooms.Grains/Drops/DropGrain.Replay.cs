using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Drops;

/// <summary>From and to the journal: state at activation, news that the show missed, snapshots.</summary>
internal sealed partial class DropGrain
{
    private void RestoreSnapshot(ReadOnlyMemory<byte> snapshot) => _drop = Drop.FromSnapshot(DropJson.DecodeSnapshot(snapshot.Span));

    private void RestoreEntry(JournalEntry entry)
    {
        foreach (var e in DropJson.Decode(entry.Bytes.Span))
            _drop.Evolve(e);
    }

    /// <summary>The journal is kept whole for projections, so notices of any version can be told again.</summary>
    private async Task<List<DropNotice>> NoticesSince(long known)
    {
        var drop = Drop.Initial;
        var notices = new List<DropNotice>();
        await foreach (var entry in journal.ReadAll(_key, 0))
        {
            // An entry still in flight tells its notices when it is known to be stored.
            if (entry.Version > _writer.Version)
                break;
            foreach (var e in DropJson.Decode(entry.Bytes.Span))
            {
                drop.Evolve(e);
                if (drop.Revision > known && DropNotices.Of(drop, e) is { } notice)
                    notices.Add(notice);
            }
        }
        return notices;
    }

    private byte[]? SnapshotWhenDue()
    {
        if (_writer.Version - _snapshotVersion < options.Value.SnapshotEvery)
            return null;
        _snapshotVersion = _writer.Version;
        return DropJson.EncodeSnapshot(_drop.ToSnapshot());
    }

    private async Task SaveSnapshot(long version, byte[] snapshot)
    {
        try
        {
            await journal.SaveSnapshot(_key, version, snapshot, trim: false);
        }
        catch (JournalUnavailableException e)
        {
            LogSnapshotFailed(e, _key, version);
        }
    }
}
