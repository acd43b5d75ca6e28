using LiveRooms.Grains.Drops;

namespace LiveRooms.Edge.Payments;

/// <summary>Stands where no provider is configured.</summary>
public sealed class NoCheckoutPages : ICheckoutPages
{
    /// <inheritdoc/>
    public bool HasProvider => false;

    /// <inheritdoc/>
    public string AddressOf(CheckoutView order) => throw new InvalidOperationException("There is no payment provider.");
}
