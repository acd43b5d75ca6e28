using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace LiveRooms.Grains.Sales;

/// <summary>Keeps the newest totals of each drop. Drops that tell at once share a write.</summary>
[GrainType("creator-ledger"), Reentrant]
internal sealed partial class CreatorLedgerGrain : Grain, ICreatorLedgerGrain
{
    private readonly IPersistentState<CreatorLedgerState> _state;
    private readonly ILogger<CreatorLedgerGrain> _log;
    private readonly StateSaver _saver;

    public CreatorLedgerGrain(
        [PersistentState("creator-ledger")] IPersistentState<CreatorLedgerState> state, ILogger<CreatorLedgerGrain> log)
    {
        (_state, _log) = (state, log);
        _saver = new StateSaver(() => state.WriteStateAsync(), DeactivateOnIdle);
    }

    public async Task<bool> Tell(DropEarnings earnings)
    {
        var drops = _state.State.Drops;
        var known = drops.GetValueOrDefault(earnings.Drop);
        if (known is null && drops.Count >= CreatorLedgerView.MaxDrops)
        {
            LogFull(_log, this.GetPrimaryKeyString(), earnings.Drop.Value);
            return false;
        }

        // What is known may still be on its way to the store: its repetition is answered after it.
        if (known is null || known.Revision < earnings.Revision)
            drops[earnings.Drop] = earnings;
        await _saver.Save();
        return true;
    }

    public async Task<Outcome<CreatorLedgerView>> Describe(Actor actor)
    {
        if (!actor.MayActFor(new CreatorId(this.GetPrimaryKeyString())))
            return new Refusal(RefusalReason.RoleForbidden, "Only the creator may see what was earned.");
        await _saver.Done;
        return new CreatorLedgerView([.. _state.State.Drops.Values.Reverse()]);
    }

    [LoggerMessage(1501, LogLevel.Warning, "The ledger of creator {Creator} is full: drop {Drop} is not counted in")]
    private static partial void LogFull(ILogger log, string creator, string drop);
}
