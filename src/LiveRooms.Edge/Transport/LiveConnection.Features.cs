using System.Collections;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Transport;

/// <content>The connection as the collection of its own features; what the edge sets for each has a field.</content>
internal abstract partial class LiveConnection : IFeatureCollection
{
    private static readonly Type[] _own =
    [
        typeof(IConnectionIdFeature), typeof(IConnectionItemsFeature), typeof(IConnectionTransportFeature), typeof(IConnectionUserFeature),
        typeof(IConnectionHeartbeatFeature), typeof(IConnectionLifetimeFeature), typeof(ITransferFormatFeature), typeof(IViewerOutlet),
    ];

    private volatile HubConnectionContext? _hub;
    private ViewerSession? _session;
    private FeatureCollection? _more;

    /// <inheritdoc/>
    public override IFeatureCollection Features => this;

    bool IFeatureCollection.IsReadOnly => false;

    int IFeatureCollection.Revision => _more?.Revision ?? 0;

    object? IFeatureCollection.this[Type key]
    {
        get => key == typeof(HubConnectionContext) ? _hub
            : key == typeof(ViewerSession) ? _session
            : _more?[key] ?? (key.IsInstanceOfType(this) ? this : null);
        set
        {
            if (key == typeof(HubConnectionContext))
                Features.Set((HubConnectionContext?)value);
            else if (key == typeof(ViewerSession))
                Features.Set((ViewerSession?)value);
            else
                (_more ??= [])[key] = value;
        }
    }

    TFeature? IFeatureCollection.Get<TFeature>()
        where TFeature : default
    {
        if (typeof(TFeature) == typeof(HubConnectionContext))
            return (TFeature?)(object?)_hub;
        if (typeof(TFeature) == typeof(ViewerSession))
            return (TFeature?)(object?)_session;
        if (_more is { } more && more.Get<TFeature>() is { } set)
            return set;
        return this is TFeature own ? own : default;
    }

    void IFeatureCollection.Set<TFeature>(TFeature? instance)
        where TFeature : default
    {
        if (typeof(TFeature) == typeof(HubConnectionContext))
        {
            Interlocked.Exchange(ref _hub, (HubConnectionContext?)(object?)instance);
            // It may have been cut before there was anybody to tell.
            if (IsAborted)
                _hub?.Abort();
        }
        else if (typeof(TFeature) == typeof(ViewerSession))
            _session = (ViewerSession?)(object?)instance;
        else
            (_more ??= []).Set(instance);
    }

    IEnumerator<KeyValuePair<Type, object>> IEnumerable<KeyValuePair<Type, object>>.GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => All().GetEnumerator();

    private IEnumerable<KeyValuePair<Type, object>> All()
    {
        foreach (var type in _own)
            yield return new(type, this);
        if (_hub is { } hub)
            yield return new(typeof(HubConnectionContext), hub);
        if (_session is { } session)
            yield return new(typeof(ViewerSession), session);
        foreach (var feature in _more ?? [])
            yield return feature;
    }
}
