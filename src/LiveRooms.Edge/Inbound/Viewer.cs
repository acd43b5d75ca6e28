using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Inbound;

/// <summary>Who a connection or request is, as the token says.</summary>
/// <param name="Id">The token's subject.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Role">The role.</param>
public sealed record Viewer(ViewerId Id, string Name, Role Role)
{
    /// <summary>As the giver of commands.</summary>
    public Actor Actor => new(Id, Role);

    /// <summary>As the wire shows it.</summary>
    public ViewerCard Card => new(Id.Value, Name, WireNames.Of(Role));

    /// <summary>Reads the claims <c>sub</c>, <c>name</c> and <c>role</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no usable subject: sign-in let a bad token through.</exception>
    public static Viewer From(ClaimsPrincipal user)
    {
        if (!ViewerId.TryParse(user.FindFirstValue("sub"), out var id))
            throw new InvalidOperationException("The token's subject is not a viewer id.");
        var role = user.FindFirstValue("role") switch
        {
            "operator" => Role.Operator,
            "creator" => Role.Creator,
            _ => Role.Viewer,
        };
        return new Viewer(id, user.FindFirstValue("name") ?? id.Value, role);
    }
}
