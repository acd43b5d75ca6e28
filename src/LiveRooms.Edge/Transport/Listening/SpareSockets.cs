using LiveRooms.Edge.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// What becomes of sockets beyond a limit: health checks, operators and pages are answered, once for each socket, and the hub says
/// no. Otherwise an edge that is full would look like one that is down.
/// </summary>
internal sealed class SpareSockets : IStartupFilter
{
    /// <summary>Refuses what comes to the hub by such a socket.</summary>
    public static void Guard(IEndpointConventionBuilder hub, EdgeMetrics metrics) => hub.Add(endpoint =>
    {
        if (endpoint.RequestDelegate is { } answer)
            endpoint.RequestDelegate = context => Answer(context, answer, metrics);
    });

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Close);
        next(app);
    };

    private static Task Answer(HttpContext context, RequestDelegate answer, EdgeMetrics metrics)
    {
        if (context.Features.Get<SpareSocket>() is not { } spare)
            return answer(context);
        metrics.OnSocketRefused(spare.Beyond);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static Task Close(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<SpareSocket>() is not null)
            context.Connection.RequestClose();
        return next(context);
    }
}

/// <summary>Marks Kestrel's connection whose socket was taken beyond a limit.</summary>
internal sealed record SpareSocket(SocketLimit Beyond);
