using LiveRooms.Grains.Sales;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Webhooks;

namespace LiveRooms.Grains.Drops;

/// <summary>Who is told what is durable: the show learns what, those who follow the journal only that there is something.</summary>
internal sealed partial class DropGrain
{
    private Nudger? _nudger;

    private void OnDurable(DropView view, List<DropNotice> notices)
    {
        Sender().Add(view, notices);
        Nudge();
    }

    private void Nudge() => (_nudger ??= new Nudger(NudgeFollowers, _key.Id, time, log)).Nudge();

    private Task NudgeFollowers() => Task.WhenAll(
        GrainFactory.GetGrain<IDropLedgerGrain>(_key.Id).Nudge(), GrainFactory.GetGrain<IMerchantFeedGrain>(_key.Id).Nudge());
}
