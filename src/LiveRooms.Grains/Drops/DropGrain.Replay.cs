using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Drops;

/// <summary>From and to the journal: state at activation, news that the show missed, snapshots.</summary>
internal sealed partial class DropGrain
{
    private void RestoreSnapshot(ReadOnlyMemory<byte> snapshot)
    {
        _drop = Drop.FromSnapshot(DropJson.DecodeSnapshot(snapshot.Span));
        _snapshotRevision = _drop.Revision;
    }

    private void RestoreEntry(JournalEntry entry)
    {
        foreach (var e in DropJson.Decode(entry.Bytes.Span))
            _drop.Evolve(e);
    }

    /// <summary>The journal is kept whole for projections, so notices of any version can be told again.</summary>
    private async Task<(List<DropNotice> Notices, long Through)> NoticesSince(long known, int max)
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
                if (drop.Revision <= known || DropNotices.Of(drop, e) is not { } notice)
                    continue;
                notices.Add(notice);
                if (notices.Count == max)
                    return (notices, drop.Revision);
            }
        }
        return (notices, drop.Revision);
    }

    /// <summary>A snapshot holds every reservation: the more there are, the more must have happened to be worth one.</summary>
    private byte[]? SnapshotWhenDue()
    {
        if (_writer.Version - _snapshotVersion < options.Value.SnapshotEvery || _drop.Revision - _snapshotRevision < _drop.LastNumber / 4
            || _drop.LastNumber > options.Value.MaxSnapshotReservations)
        {
            return null;
        }

        _snapshotVersion = _writer.Version;
        _snapshotRevision = _drop.Revision;
        return DropJson.EncodeSnapshot(_drop.ToSnapshot());
    }

    private async Task SaveSnapshot(long version, byte[] snapshot)
    {
        try
        {
            await journal.SaveSnapshot(_key, version, snapshot, trim: false);
            grainMetrics.OnSnapshot(_key.Kind, kept: true);
        }
#pragma warning disable CA1031 // Without it the replay is longer, and nothing else.
        catch (Exception e)
#pragma warning restore CA1031
        {
            grainMetrics.OnSnapshot(_key.Kind, kept: false);
            LogSnapshotFailed(e, _key, version);
        }
    }
}
