using System.Security.Claims;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Server.SignIn;

/// <summary>The one place where a signed-in principal becomes an actor of the rules.</summary>
internal static class Caller
{
    /// <summary>Whom the sign-in vouched for.</summary>
    /// <exception cref="InvalidOperationException">The endpoint let an anonymous caller through.</exception>
    public static Actor Actor(this ClaimsPrincipal principal) =>
        ViewerId.TryParse(principal.FindFirstValue(ClaimNames.Subject), out var id)
            ? new Actor(id, RoleNames.Parse(principal.FindFirstValue(ClaimNames.Role)))
            : throw new InvalidOperationException("The caller is not signed in; the endpoint must require it.");

    /// <summary>The caller as cards show it.</summary>
    public static ViewerCard Card(this ClaimsPrincipal principal)
    {
        var actor = principal.Actor();
        return new ViewerCard(actor.Id.Value, principal.FindFirstValue(ClaimNames.Name) ?? actor.Id.Value, RoleNames.Of(actor.Role));
    }
}
