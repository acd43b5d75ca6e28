using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol.Http;
using LiveRooms.Server.Api;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Ops;

/// <summary>What operators see of an edge's rooms.</summary>
internal static class RoomsApi
{
    /// <summary>The path; part of the described API.</summary>
    public const string Path = "/ops/rooms";

    private const int MostRooms = 100;

    /// <summary>Maps <see cref="Path"/>.</summary>
    public static void MapRooms(this IEndpointRouteBuilder app) =>
        app.MapGet(Path, List).WithTags("Operations").RequireAuthorization(Policies.Operator).WithName("listHotRooms").Throws(401, 403)
            .WithSummary("The hottest rooms of this edge, at most 100: how they are treated, their tick and why.");

    private static Ok<HotRooms> List(OpenRooms rooms) => TypedResults.Ok(rooms.Hottest(MostRooms));
}
