using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Inbound;

/// <summary>What viewers call. Each method hands over to the connection's <see cref="ViewerSession"/>; see <c>HubMethods</c>.</summary>
[Authorize]
public sealed class LiveHub(ViewerSessions sessions) : Hub
{
    /// <summary>Enters a room.</summary>
    public Task<JoinReply> Join(JoinRequest request) => Session.Join(request);

    /// <summary>Leaves the room.</summary>
    public Task<Reply> Leave() => Session.Leave();

    /// <summary>Says a line.</summary>
    public Task<Reply> Chat(ChatRequest request) => Session.Chat(request);

    /// <summary>Adds reactions.</summary>
    public Task<Reply> React(ReactRequest request) => Session.React(request);

    /// <summary>Asks for units of a drop.</summary>
    public Task<ReservationReply> Reserve(ReserveRequest request) => Session.Reserve(request);

    /// <summary>Buys what is held.</summary>
    public Task<ReservationReply> Confirm(ReservationRequest request) => Session.Confirm(request);

    /// <summary>Lets go of a hold or a waitlist place.</summary>
    public Task<ReservationReply> Release(ReservationRequest request) => Session.Release(request);

    /// <summary>Where to pay for what is held.</summary>
    public Task<CheckoutReply> Checkout(ReservationRequest request) => Session.Checkout(request);

    /// <summary>The caller's own reservations in this room.</summary>
    public Task<MineReply> Mine() => Session.Mine();

    /// <inheritdoc/>
    public override Task OnConnectedAsync() => sessions.Open(Context);

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception) => sessions.Close(Context);

    private ViewerSession Session => ViewerSessions.Of(Context);
}
