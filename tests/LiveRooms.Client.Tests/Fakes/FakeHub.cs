using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Client.Tests.Fakes;

/// <summary>The hub's methods, each answered by the script.</summary>
internal sealed class FakeHub(Script script) : Hub
{
    public Task<JoinReply> Join(JoinRequest request) => AnswerAsync<JoinReply>(nameof(Join), request);

    public Task<Reply> Leave() => AnswerAsync<Reply>(nameof(Leave), null);

    public Task<Reply> Chat(ChatRequest request) => AnswerAsync<Reply>(nameof(Chat), request);

    public Task<Reply> React(ReactRequest request) => AnswerAsync<Reply>(nameof(React), request);

    public Task<ReservationReply> Reserve(ReserveRequest request) => AnswerAsync<ReservationReply>(nameof(Reserve), request);

    public Task<ReservationReply> Confirm(ReservationRequest request) =>
        AnswerAsync<ReservationReply>(nameof(Confirm), request);

    public Task<ReservationReply> Release(ReservationRequest request) =>
        AnswerAsync<ReservationReply>(nameof(Release), request);

    public Task<CheckoutReply> Checkout(ReservationRequest request) =>
        AnswerAsync<CheckoutReply>(nameof(Checkout), request);

    public Task<MineReply> Mine() => AnswerAsync<MineReply>(nameof(Mine), null);

    private async Task<T> AnswerAsync<T>(string method, object? argument)
    {
        var context = Context;
        return (T)await script.AnswerAsync(new Call(context.ConnectionId, method, argument, context.Abort));
    }
}
