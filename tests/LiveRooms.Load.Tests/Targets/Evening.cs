using LiveRooms.Client;
using LiveRooms.Load.Targets;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Targets;

/// <summary>A short evening on a target: a show, an open drop, and a guest who buys.</summary>
internal static class Evening
{
    internal const string Creator = "ana";
    internal const string Show = "show-1";
    internal const string Drop = "drop-1";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A live show with an open drop of two.</summary>
    internal static async Task Begin(ITarget target)
    {
        await target.Director.Present(Creator, new CreateShow(Show, "Lamps of the night", "en", "eu"), Cancelled);
        await target.Director.Announce(Creator, Show, new CreateDrop(Drop, "lamp", Stock: 2, PerViewerLimit: 2), Cancelled);
        await target.Director.Open(Creator, Drop, Cancelled);
    }

    /// <summary>A guest comes by a socket, buys one unit and lets another one go; the guest's id.</summary>
    internal static async Task<string> Buy(ITarget target)
    {
        using var http = new HttpClient { BaseAddress = target.Edges[0] };
        var guest = await new LiveRoomsApi(http).SignIn.GuestAsync("Ann", Cancelled);
        await using var connection = new LiveRoomsConnection(new LiveRoomsOptions
        {
            BaseAddress = target.Edges[0],
            Token = _ => Task.FromResult(guest.Token),
        });
        var room = await connection.JoinAsync(Show, Cancelled);
        var first = await Reserve(room, "first");
        Assert.Equal("confirmed", (await room.ConfirmAsync(Drop, first.ReservationId, "buy")).Reservation?.Status);
        var second = await Reserve(room, "second");
        Assert.Equal("released", (await room.ReleaseAsync(Drop, second.ReservationId, "let-go")).Reservation?.Status);
        return guest.Viewer.ViewerId;
    }

    private static async Task<ReservationCard> Reserve(LiveRoom room, string operation)
    {
        var reply = await room.ReserveAsync(Drop, 1, operation);
        Assert.Null(reply.Problem);
        return reply.Reservation!;
    }
}
