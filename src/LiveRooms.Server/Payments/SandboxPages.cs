using LiveRooms.Edge.Payments;
using LiveRooms.Grains.Drops;

namespace LiveRooms.Server.Payments;

/// <summary>A checkout page of this site that plays the provider. Development only.</summary>
internal sealed class SandboxPages : ICheckoutPages
{
    public bool HasProvider => true;

    public string AddressOf(CheckoutView order) => $"/pay/{order.Order}";
}
