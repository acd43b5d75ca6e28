using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Payments;
using LiveRooms.Edge.Transport;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Inbound;

/// <summary>Opens a <see cref="ViewerSession"/> for each connection and keeps it with the connection.</summary>
public sealed class ViewerSessions
{
    private readonly Relays _relays;
    private readonly DropDesk _drops;
    private readonly Checkouts _checkouts;
    private readonly ChatLimits _chat;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly IOptions<EdgeOptions> _options;
    private readonly IHostApplicationLifetime _lifetime;

    internal ViewerSessions(
        Relays relays, DropDesk drops, Checkouts checkouts, ChatLimits chat, IGrainFactory grains, TimeProvider time,
        IOptions<EdgeOptions> options, IHostApplicationLifetime lifetime)
    {
        _relays = relays;
        _drops = drops;
        _checkouts = checkouts;
        _chat = chat;
        _grains = grains;
        _time = time;
        _options = options;
        _lifetime = lifetime;
    }

    internal static ViewerSession Of(HubCallerContext context) =>
        context.Features.Get<ViewerSession>() ?? throw new InvalidOperationException("The connection has no session.");

    internal Task Open(HubCallerContext context)
    {
        var connection = context.Features.Get<HubConnectionContext>()
            ?? throw new InvalidOperationException($"{nameof(LiveHubLifetimeManager)} is not in place.");
        var viewer = Named(context.Features);
        context.Features.Set(new ViewerSession(viewer, connection, _relays, _drops, _checkouts, _chat, _grains, _time, _options.Value));
        // SignalR closes what is connected when the edge stops, once; who connects after that would hold up its end, in rooms
        // that no relay serves any more.
        if (_lifetime.ApplicationStopping.IsCancellationRequested)
            context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Who the connection is. One of our own lets go of the claims then: there are many, and nothing else asks for them.</summary>
    private static Viewer Named(IFeatureCollection features)
    {
        var signedIn = features.Get<IConnectionUserFeature>();
        var viewer = Viewer.From(signedIn?.User ?? new ClaimsPrincipal());
        if (signedIn is LiveConnection own)
            own.User = null;
        return viewer;
    }
}
