using LiveRooms.Grains;
using LiveRooms.Grains.Drops;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Payments;

/// <summary>Sends a viewer to the payment provider with what is to be paid for a reservation.</summary>
public sealed class Checkouts(IGrainFactory grains, ICheckoutPages pages)
{
    private static readonly Refusal NoProvider =
        new(RefusalReason.Busy, "No payment provider is configured here: nothing can be paid now.", TimeSpan.FromMinutes(1));

    /// <summary>Where and what to pay; asking changes nothing.</summary>
    public async Task<Outcome<CheckoutCard>> Begin(ViewerId viewer, DropId drop, long number)
    {
        if (!pages.HasProvider)
            return NoProvider;
        var outcome = await grains.GetGrain<IDropGrain>(drop.Value).Checkout(viewer, number).ConfigureAwait(false);
        if (outcome.Refusal is { } refusal)
            return refusal;
        var order = outcome.Value!;
        return new CheckoutCard(
            order.Order.ToString(), pages.AddressOf(order), order.Amount, order.Currency, order.Deadline!.Value.ToUnixTimeMilliseconds());
    }
}
