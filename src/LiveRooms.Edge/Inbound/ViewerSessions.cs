using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Payments;
using LiveRooms.Rules;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Inbound;

/// <summary>Opens a <see cref="ViewerSession"/> for each connection and keeps it with the connection.</summary>
public sealed class ViewerSessions
{
    private static readonly object Key = new();

    private readonly Relays _relays;
    private readonly DropDesk _drops;
    private readonly Checkouts _checkouts;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly IOptions<EdgeOptions> _options;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly Admissions _admissions;
    private readonly OpenSessions _open;

    internal ViewerSessions(
        Relays relays, DropDesk drops, Checkouts checkouts, IGrainFactory grains, TimeProvider time, IOptions<EdgeOptions> options,
        IHostApplicationLifetime lifetime, Admissions admissions, OpenSessions open)
    {
        _relays = relays;
        _drops = drops;
        _checkouts = checkouts;
        _grains = grains;
        _time = time;
        _options = options;
        _lifetime = lifetime;
        _admissions = admissions;
        _open = open;
    }

    internal static ViewerSession Of(HubCallerContext context) =>
        (ViewerSession?)context.Items[Key] ?? throw new InvalidOperationException("The connection has no session.");

    internal Task Open(HubCallerContext context)
    {
        var connection = context.Features.Get<HubConnectionContext>()
            ?? throw new InvalidOperationException($"{nameof(LiveHubLifetimeManager)} is not in place.");
        var viewer = Viewer.From(context.User!);
        var session = new ViewerSession(
            viewer, connection, _relays, _drops, _checkouts, _grains, _time, _options.Value, _admissions);
        context.Items[Key] = session;
        // SignalR closes what is connected when the edge stops, once; who connects after that would hold up its end, in rooms
        // that no relay serves any more.
        if (_lifetime.ApplicationStopping.IsCancellationRequested)
            context.Abort();
        // It hears why by itself: who waited for its end here would not read that it has ended.
        else if (Refuse(session) is { } refusal)
            _ = session.SendAway(refusal);
        return Task.CompletedTask;
    }

    internal Task Close(HubCallerContext context)
    {
        var session = Of(context);
        _open.Remove(session);
        return session.Close();
    }

    private Refusal? Refuse(ViewerSession session)
    {
        if (_open.AreTaken)
            return _admissions.Emptied();
        return _admissions.Connect() ?? (_open.TryAdd(session) ? null : _admissions.Emptied());
    }
}
