namespace LiveRooms.Load.Audience.Transport;

/// <summary>Hears what a connection brings. One call at a time; bytes are to be read within the call, without the end mark.</summary>
public interface IViewerSink
{
    /// <summary>The handshake is done: hub messages may be sent.</summary>
    void OnOpen();

    /// <summary>A frame of the room: a whole hub message.</summary>
    /// <param name="frame">The message's bytes; shared with others, never to be changed.</param>
    /// <param name="at">When it was received, microseconds of the run's clock.</param>
    /// <returns>False when the viewer is slow: nothing more comes until <see cref="IViewerLink.Free"/>.</returns>
    bool OnFrame(ReadOnlySpan<byte> frame, long at);

    /// <summary>Any other message: an answer, a ping, the close.</summary>
    void OnMessage(ReadOnlySpan<byte> message, long at);

    /// <summary>The connection is over, whoever ended it; the last call.</summary>
    /// <param name="why">What was heard of the reason; null when nothing.</param>
    void OnClosed(string? why);
}
