using LiveRooms.Rules;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.Store;

namespace LiveRooms.Server.Api;

/// <summary>Takes no new shows and drops while the store is full, so that those there are can go on.</summary>
internal sealed class StoreRoom(StoreWatch watch) : IEndpointFilter
{
    private static readonly Refusal Full = new(
        RefusalReason.Busy, "The store is full: there is no room for new shows and drops.", TimeSpan.FromMinutes(1));

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        watch.IsFull ? ValueTask.FromResult<object?>(ProblemReply.Of(Full)) : next(context);
}
