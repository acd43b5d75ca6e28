using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>The same journal gives the same drop: live, replayed from the first entry, from a snapshot, and as counted by the ledger.</summary>
internal sealed class Replays(History history)
{
    private World World => history.World;

    private Ledger Ledger => history.Checks.Ledger;

    /// <summary>An activation has loaded; with a snapshot, if there was one.</summary>
    public void Loaded(Drop drop)
    {
        if (history.Store.Load().SnapshotVersion > 0)
            World.Seen.Add(Case.SnapshotRestored);
        Compare(drop, "loaded");
    }

    /// <summary>A snapshot is stored.</summary>
    public void Snapshotted(long version, byte[] snapshot)
    {
        World.Seen.Add(Case.SnapshotSaved);
        var replayed = Replay(long.MaxValue, version);
        World.Require(
            snapshot.AsSpan().SequenceEqual(DropJson.EncodeSnapshot(replayed.ToSnapshot())), Law.Replay,
            $"the snapshot at version {version} is not what is replayed to it");
    }

    /// <summary>Of an activation at rest: nothing that is decided is in flight.</summary>
    public void Live(Drop drop) => Compare(drop, "live");

    private void Compare(Drop drop, string what)
    {
        if (!drop.Exists)
            return;
        var replayed = Replay(drop.Revision, int.MaxValue);
        World.Require(
            DropJson.EncodeSnapshot(drop.ToSnapshot()).AsSpan().SequenceEqual(DropJson.EncodeSnapshot(replayed.ToSnapshot())), Law.Replay,
            $"the {what} drop at version {drop.Revision} is not what is replayed to it");
        if (drop.Revision > Ledger.Revision)
        {
            World.Break(Law.Replay, $"the {what} drop is at version {drop.Revision}, the journal at {Ledger.Revision}");
            return;
        }

        var (moment, was) = (Ledger[drop.Revision], Ledger[drop.Revision].All);
        World.Require(
            (drop.Status, drop.Stock.Free, drop.Stock.Held, drop.Stock.Sold, drop.Waiting, drop.Revenue)
            == (moment.Status, was.Free, was.Held, was.Sold, was.Waiting, was.Revenue),
            Law.Replay, $"the {what} drop at version {drop.Revision} is {drop.Status}, {drop.Stock}, {drop.Waiting} wait, not {moment}");
    }

    private Drop Replay(long revision, long version)
    {
        var drop = Drop.Initial;
        var at = 0L;
        foreach (var e in history.Store.Entries.TakeWhile(_ => ++at <= version).SelectMany(entry => DropJson.Decode(entry)))
        {
            if (drop.Revision == revision)
                break;
            drop.Evolve(e);
        }

        return drop;
    }
}
