using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

internal sealed partial class DropGrain
{
    public Task<Outcome<CheckoutView>> Checkout(ViewerId viewer, long number, bool late) => _core.Checkout(viewer, number, late);

    public Task<Outcome<PaymentReceipt>> Settle(SettlePayment payment) => _core.Settle(payment);

    public Task<Outcome<RefundDuePage>> RefundsDue(Actor actor, int skip, int max) => _core.RefundsDue(actor, skip, max);
}
