using System.Collections.Immutable;
using LiveRooms.Grains.Sales;
using LiveRooms.Grains.Webhooks;

namespace LiveRooms.Grains.Drops;

/// <summary>Who is told what is durable: the shows learn what, those who follow the journal only that there is something.</summary>
internal sealed partial class DropGrain
{
    private Nudger? _nudger;

    private void OnDurable(ImmutableArray<DropView> views, DropNotices notices)
    {
        Tell(views, notices);
        Nudge();
    }

    private void Nudge() => (_nudger ??= new Nudger(NudgeFollowers, _key.Id, time, log)).Nudge();

    private Task NudgeFollowers()
    {
        var feed = GrainFactory.GetGrain<IMerchantFeedGrain>(_key.Id).Nudge();
        // Where nobody earns anything, nobody is told what was earned: the ledger is read when somebody asks.
        return State.Settings.Product.CommissionBasisPoints > 0
            ? Task.WhenAll(feed, GrainFactory.GetGrain<IDropLedgerGrain>(_key.Id).Nudge())
            : feed;
    }
}
