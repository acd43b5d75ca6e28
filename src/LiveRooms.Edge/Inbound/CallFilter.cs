using System.Diagnostics;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Inbound;

/// <summary>Around every hub call: a trace, a measurement, and a coded answer where a grain or the edge failed.</summary>
internal sealed partial class CallFilter(EdgeMetrics metrics, TimeProvider time, ILogger<CallFilter> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var method = invocation.HubMethodName;
        using var activity = EdgeTracing.Source.StartActivity(method, ActivityKind.Server);
        var started = time.GetTimestamp();
        object? reply;
        try
        {
            reply = await next(invocation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not HubException)
        {
            LogCallFailed(e, method);
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            reply = Failed(method, Cards.Of(Of(e)));
        }
        metrics.OnCall(method, CodeOf(reply), time.GetElapsedTime(started));
        return reply;
    }

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        metrics.OnConnected();
        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        metrics.OnDisconnected();
        return next(context, exception);
    }

    private static Refusal Of(Exception e) => e is TimeoutException or OrleansException or OperationCanceledException
        ? Refusals.StoreUnavailable
        : new Refusal(RefusalReason.Internal, "Something went wrong here; it is logged.");

    private static object Failed(string method, Problem problem) => method switch
    {
        HubMethods.Join => new JoinReply(problem, null, null, false, null),
        HubMethods.Reserve or HubMethods.Confirm or HubMethods.Release => new ReservationReply(problem, null),
        HubMethods.Mine => new MineReply(problem, null, null),
        _ => new Reply(problem),
    };

    private static int CodeOf(object? reply) => reply switch
    {
        JoinReply join => join.Problem?.Code ?? 0,
        ReservationReply reservation => reservation.Problem?.Code ?? 0,
        MineReply mine => mine.Problem?.Code ?? 0,
        Reply plain => plain.Problem?.Code ?? 0,
        _ => 0,
    };

    [LoggerMessage(2201, LogLevel.Error, "Hub call {Method} failed")]
    private partial void LogCallFailed(Exception e, string method);
}
