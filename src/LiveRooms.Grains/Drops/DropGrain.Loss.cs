using LiveRooms.Grains.Journal;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Drops;

/// <summary>How a drop whose journal went back goes on: with what is left, above all that was seen, when an operator says so.</summary>
internal sealed partial class DropGrain
{
    public async Task<Outcome<AcceptedLoss>> AcceptLoss(Actor actor)
    {
        if (await trust.LossOf(_key) is not { } loss)
            return new Refusal(RefusalReason.DropWrongState, "The drop's journal is trusted: there is nothing to accept.");
        _unmarked = null; // It is marked, and must not be again once it is accepted.
        var (drop, left) = await Left();
        var decision = DropRules.AcceptLoss(drop, actor, Math.Max(loss.Seen, _core.MostHeard), left, loss.Known, time.GetUtcNow());
        if (decision.Refusal is { } refusal)
            return refusal;
        var accepted = (LossAccepted)decision[0];
        if (!await trust.AcceptLoss(_key, left, accepted.Through + 1, DropJson.Encode([accepted])))
            return new Refusal(RefusalReason.DropWrongState, "Somebody else accepted it.");
        LogLossAccepted(_key, actor.Id, accepted.From, accepted.Through, accepted.Kept, accepted.Revision);
        DeactivateOnIdle(); // The next activation begins with what is left.
        return new AcceptedLoss(_key, accepted.From, accepted.Through, loss.Known, accepted.Kept, accepted.Revision, accepted.Number, accepted.At);
    }

    private async Task<(Drop Drop, long Version)> Left()
    {
        var drop = Drop.Initial;
        var head = await journal.Replay(
            await trust.Left(_key), _key,
            snapshot => drop = Drop.FromSnapshot(DropJson.DecodeSnapshot(snapshot.Span)),
            entry =>
            {
                foreach (var e in DropJson.Decode(entry.Bytes.Span))
                    drop.Evolve(e);
            },
            CancellationToken.None);
        return (drop, head.Version);
    }

    [LoggerMessage(1814, LogLevel.Warning,
        "{Journal}: {Operator} accepted what is left; versions {From} to {Through} are gone, the drop goes on from revision {Kept} at {Revision}")]
    private partial void LogLossAccepted(JournalKey journal, Rules.Ids.ViewerId @operator, long from, long through, long kept, long revision);
}
