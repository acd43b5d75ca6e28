using LiveRooms.Grains.Drops;

namespace LiveRooms.Edge.Payments;

/// <summary>Where viewers pay: the port to a payment provider. What became of a payment comes back as a signed notice.</summary>
public interface ICheckoutPages
{
    /// <summary>Whether there is a provider at all.</summary>
    bool HasProvider { get; }

    /// <summary>The address at which an order is paid; one that begins with a slash is on this site.</summary>
    /// <exception cref="InvalidOperationException">There is no provider.</exception>
    string AddressOf(CheckoutView order);
}
