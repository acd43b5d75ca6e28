using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Viewers;
using LiveRooms.Protocol.Hub;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Api;

/// <summary>What is the caller's own.</summary>
internal static class MeApi
{
    /// <summary>Maps <c>/api/me</c>.</summary>
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me").RequireAuthorization().Throws(401);
        me.MapGet("/", Card).WithName("getMe").WithSummary("Whom the engine takes the caller for.");
        me.MapGet("/reservations", Reservations).WithName("getMyReservations")
            .WithSummary("The caller's reservations in the drops of late.");
    }

    private static Ok<ViewerCard> Card(ClaimsPrincipal user) => TypedResults.Ok(user.Card());

    private static async Task<Ok<ReservationCard[]>> Reservations(ClaimsPrincipal user, IGrainFactory grains)
    {
        var reservations = await grains.GetGrain<IViewerGrain>(user.Actor().Id.Value).Reservations();
        return TypedResults.Ok(reservations.Select(Cards.Of).ToArray());
    }
}
