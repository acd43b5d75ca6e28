using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Fakes;

/// <summary>One call that reached the fake hub.</summary>
/// <param name="ConnectionId">On which connection.</param>
/// <param name="Method">Which method.</param>
/// <param name="Argument">With what; null when the method takes nothing.</param>
/// <param name="Abort">Cuts the connection it came on.</param>
internal sealed record Call(string ConnectionId, string Method, object? Argument, Action Abort)
{
    internal JoinRequest Join => (JoinRequest)Argument!;

    internal ReserveRequest Reserve => (ReserveRequest)Argument!;

    internal ReservationRequest Reservation => (ReservationRequest)Argument!;

    internal ChatRequest Chat => (ChatRequest)Argument!;
}
