using System.Security.Claims;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>Who comes in by the hub's door.</summary>
/// <param name="User">Who it is.</param>
/// <param name="SignInEnds">When the sign-in ends.</param>
/// <param name="ConnectionId">The id that a negotiation promised; null without one.</param>
internal sealed record Entrant(ClaimsPrincipal User, DateTimeOffset SignInEnds, string? ConnectionId);
