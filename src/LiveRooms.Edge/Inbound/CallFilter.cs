using System.Diagnostics;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Journal;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Inbound;

/// <summary>Around every hub call: a trace, a measurement, and a coded answer where a grain or the edge failed.</summary>
internal sealed partial class CallFilter(EdgeMetrics metrics, TimeProvider time, ILogger<CallFilter> log) : IHubFilter
{
    private const string CodeTag = "liverooms.code";

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var method = invocation.HubMethodName;
        using var activity = EdgeTracing.Source.StartActivity(method, ActivityKind.Server);
        var started = time.GetTimestamp();
        object? reply;
        var session = ViewerSessions.Of(invocation.Context);
        session.Calls.Begin();
        try
        {
            // What came behind the goodbye would only keep the connection from being read to its end.
            reply = session.Over is { } over ? Failed(method, Cards.Of(over)) : await next(invocation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever failed, the caller gets an answer with a code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            reply = Failed(method, Cards.Of(Refuse(e, method, session.Show, invocation.Context.ConnectionAborted)));
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            activity?.AddException(e);
        }
        finally
        {
            session.Calls.End();
        }
        var code = CodeOf(reply);
        activity?.SetTag(CodeTag, code);
        metrics.OnCall(method, code, time.GetElapsedTime(started));
        return reply;
    }

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        // Of a connection that fails here no end is told.
        await next(context).ConfigureAwait(false);
        metrics.OnConnected();
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        metrics.OnDisconnected();
        return next(context, exception);
    }

    private Refusal Refuse(Exception e, string method, ShowId? show, CancellationToken aborted)
    {
        if (e is OperationCanceledException && aborted.IsCancellationRequested)
            return Refusals.StoreUnavailable; // Nobody is left to read it.
        if (e is TimeoutException or OrleansException or OperationCanceledException
            or JournalUnavailableException or JournalFencedException)
        {
            LogUnavailable(e, method, show);
            return Refusals.StoreUnavailable;
        }
        if (e is JournalWentBackException)
        {
            LogWentBack(e, method, show);
            return Refusals.StoreWentBack;
        }
        LogCallFailed(e, method, show);
        return Refusals.Internal;
    }

    private static object Failed(string method, Problem problem) => method switch
    {
        HubMethods.Join => new JoinReply(problem, null, null, false, null),
        HubMethods.Reserve or HubMethods.Confirm or HubMethods.Release => new ReservationReply(problem, null),
        HubMethods.Checkout => new CheckoutReply(problem, null),
        HubMethods.Mine => new MineReply(problem, null, null),
        _ => new Reply(problem),
    };

    private static int CodeOf(object? reply) => reply switch
    {
        JoinReply join => join.Problem?.Code ?? 0,
        ReservationReply reservation => reservation.Problem?.Code ?? 0,
        CheckoutReply checkout => checkout.Problem?.Code ?? 0,
        MineReply mine => mine.Problem?.Code ?? 0,
        Reply plain => plain.Problem?.Code ?? 0,
        _ => 0,
    };

    [LoggerMessage(2201, LogLevel.Error, "Hub call {Method} from the room of show {Show} failed")]
    private partial void LogCallFailed(Exception e, string method, ShowId? show);

    [LoggerMessage(2203, LogLevel.Error, "Hub call {Method} from the room of show {Show} met a journal that went back")]
    private partial void LogWentBack(Exception e, string method, ShowId? show);

    [LoggerMessage(2202, LogLevel.Warning, "Hub call {Method} from the room of show {Show} was not answered by the engine")]
    private partial void LogUnavailable(Exception e, string method, ShowId? show);
}
