using LiveRooms.Edge.Payments;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Drops;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;

namespace LiveRooms.Edge.Tests.Hub;

public sealed class HubCheckoutTests
{
    [Theory, BothWires]
    public async Task A_viewer_is_sent_to_the_provider_with_what_is_to_be_paid(Wire wire)
    {
        await using var bench = await HubBench.Start(pages: new Pages());
        var guest = await bench.Connect(wire);
        Assert.Equal((int)ProblemCode.NotJoined, (await Checkout(guest)).Problem!.Code);
        await guest.Join();
        Assert.Equal(
            new CheckoutCard("drop-1-4", "https://pay.example/drop-1-4", 1_250, "EUR", Make.Start.ToUnixTimeMilliseconds()),
            (await Checkout(guest)).Checkout);
        Assert.Equal((int)ProblemCode.Malformed, (await guest.Ask<CheckoutReply>(HubMethods.Checkout, null)).Problem!.Code);

        bench.Grains.Drop().OnCheckout = (_, _) => new Refusal(RefusalReason.ReservationExpired, "Over.");
        Assert.Equal(new Problem(4009, "Over.", false), (await Checkout(guest)).Problem);
        bench.Grains.Drop().OnCheckout = (_, _) => throw new TimeoutException();
        Assert.Equal((int)ProblemCode.StoreUnavailable, (await Checkout(guest)).Problem!.Code);
    }

    [Fact]
    public async Task Without_a_provider_nothing_can_be_paid()
    {
        await using var bench = await HubBench.Start();
        var guest = await bench.Connect();
        await guest.Join();
        Assert.Equal((int)ProblemCode.Busy, (await Checkout(guest)).Problem!.Code);
    }

    private static Task<CheckoutReply> Checkout(Guest guest) =>
        guest.Ask<CheckoutReply>(HubMethods.Checkout, new ReservationRequest("drop-1", "op-1", 4));

    private sealed class Pages : ICheckoutPages
    {
        public bool HasProvider => true;

        public string AddressOf(CheckoutView order) => $"https://pay.example/{order.Order}";
    }
}
