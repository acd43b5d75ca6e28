namespace LiveRooms.Load.Audience.Transport;

/// <summary>How viewers reach the engine: by real sockets, or without any in a process that is an edge itself.</summary>
public interface IViewerTransport : IAsyncDisposable
{
    /// <summary>For reports: <c>sockets</c> or <c>memory</c>.</summary>
    string Name { get; }

    /// <summary>Connects a viewer; returns at once. The sink hears of the handshake or of the end.</summary>
    /// <param name="viewer">Who it is.</param>
    /// <param name="sink">Hears all, one call at a time; must never block.</param>
    IViewerLink Connect(ViewerIdentity viewer, IViewerSink sink);

    /// <summary>What the engine calls a viewer who has connected: the identity's own id, unless the engine chose one.</summary>
    string IdOf(string id) => id;
}
