using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Drops;

/// <summary>From and to the journal: state at activation, news that the show missed, snapshots.</summary>
internal sealed partial class DropCore
{
    private long _snapshotVersion;
    private long _snapshotRevision;

    private async Task<(JournalHead Head, Exception? Failure)> Replay(CancellationToken cancellation)
    {
        try
        {
            return (await parts.Journal.Replay(key, RestoreSnapshot, RestoreEntry, cancellation), null);
        }
        catch (Exception e) when (e is JournalWentBackException or JournalUnavailableException)
        {
            _drop = Drop.Initial;
            return (new JournalHead(0, 0, default), e);
        }
    }

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

    /// <summary>The notices after a version, for one of its shows that missed them. The journal is kept whole for projections, so notices of any version can be told again.</summary>
    public async Task<(List<DropNotice> Notices, long Through)> NoticesSince(ShowId show, long known, int max)
    {
        var drop = Drop.Initial;
        var notices = new List<DropNotice>();
        await foreach (var entry in parts.Journal.ReadAll(key, 0))
        {
            // An entry still in flight tells its notices when it is known to be stored.
            if (entry.Version > _writer.Version)
                break;
            foreach (var e in DropJson.Decode(entry.Bytes.Span))
            {
                drop.Evolve(e);
                if (drop.Revision <= known || drop.ShelvesOf(show).Count == 0)
                    continue;
                DropNotices.Add(notices, drop, e, show);
                if (notices.Count >= max)
                    return (notices, drop.Revision);
            }
        }
        return (notices, drop.Revision);
    }

    /// <summary>A snapshot holds every reservation: the more there are, the more must have happened to be worth one.</summary>
    private byte[]? SnapshotWhenDue()
    {
        if (_writer.Version - _snapshotVersion < parts.Options.SnapshotEvery || _drop.Revision - _snapshotRevision < _drop.ReservationCount / 4
            || _drop.ReservationCount > parts.Options.MaxSnapshotReservations)
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
            await parts.Journal.SaveSnapshot(key, version, snapshot, trim: false);
            parts.Metrics.OnSnapshot(key.Kind, kept: true);
        }
#pragma warning disable CA1031 // Without it the replay is longer, and nothing else.
        catch (Exception e)
#pragma warning restore CA1031
        {
            parts.Metrics.OnSnapshot(key.Kind, kept: false);
            LogSnapshotFailed(parts.Log, e, key, version);
        }
    }

    [LoggerMessage(1002, LogLevel.Warning, "{Journal}: the snapshot at version {Version} was not kept; replay is longer until the next")]
    private static partial void LogSnapshotFailed(ILogger log, Exception e, JournalKey journal, long version);
}
