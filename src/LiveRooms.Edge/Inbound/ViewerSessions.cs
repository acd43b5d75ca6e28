using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Transport;
using LiveRooms.Rules;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Edge.Inbound;

/// <summary>Opens a <see cref="ViewerSession"/> for each connection and keeps it with the connection.</summary>
public sealed class ViewerSessions
{
    private readonly SessionContext _edge;
    private readonly OpenSessions _open;
    private readonly IHostApplicationLifetime _lifetime;

    internal ViewerSessions(SessionContext edge, OpenSessions open, IHostApplicationLifetime lifetime)
    {
        _edge = edge;
        _open = open;
        _lifetime = lifetime;
    }

    internal static ViewerSession Of(HubCallerContext context) =>
        context.Features.Get<ViewerSession>() ?? throw new InvalidOperationException("The connection has no session.");

    internal Task Open(HubCallerContext context)
    {
        var connection = context.Features.Get<HubConnectionContext>()
            ?? throw new InvalidOperationException($"{nameof(LiveHubLifetimeManager)} is not in place.");
        var viewer = Named(context.Features);
        var session = new ViewerSession(viewer, connection, _edge);
        context.Features.Set(session);
        // It hears why by itself: who waited for its end here would not read that it has ended.
        if (Refuse(session, viewer.Role) is { } refusal)
            _ = session.SendAway(refusal);
        return Task.CompletedTask;
    }

    internal Task Close(HubCallerContext context)
    {
        var session = Of(context);
        _open.Remove(session);
        return session.Close();
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

    private Refusal? Refuse(ViewerSession session, Role role)
    {
        // SignalR closes what is connected when the edge stops, once; who connects after that would hold up its end, in rooms
        // that no relay serves any more.
        if (_open.AreTaken || _lifetime.ApplicationStopping.IsCancellationRequested)
            return _edge.Admissions.Emptied();
        return _edge.Admissions.Connect(role) ?? (_open.TryAdd(session) ? null : _edge.Admissions.Emptied());
    }
}
