namespace LiveRooms.Edge.Transport.Memory;

/// <summary>
/// The viewer's side of a connection without a socket: what a client process would be. Derive from it, and hand it to
/// <see cref="MemoryTransport.Connect"/> once. The edge calls from threads of its own, and must not be kept waiting: frames come
/// one at a time and messages come one at a time, but a frame may come while a message does.
/// </summary>
public abstract class MemoryViewer
{
    private MemoryConnection? _connection;

    /// <summary>
    /// Sends hub messages (see <see cref="MemoryMessages"/>), whole ones or parts. Nothing is copied: the bytes must not change
    /// any more, and many viewers may send the same.
    /// </summary>
    /// <returns>
    /// False when nothing was taken: the connection is over, or <see cref="MemoryTransport.MaxWaiting"/> sends have not been read yet.
    /// </returns>
    /// <exception cref="InvalidOperationException">The viewer is not connected yet.</exception>
    public bool Send(ReadOnlyMemory<byte> messages) => Connection.Receive(messages);

    /// <summary>Ends a slow reading: the next frame may come. See <see cref="OnFrame"/>.</summary>
    /// <exception cref="InvalidOperationException">The viewer is not connected yet.</exception>
    public void Free() => Connection.Free();

    /// <summary>Ends the connection in an orderly way: what was sent before is still read.</summary>
    /// <exception cref="InvalidOperationException">The viewer is not connected yet.</exception>
    public void Close() => Connection.EndInput();

    /// <summary>Cuts the connection, as a network that is gone does.</summary>
    /// <exception cref="InvalidOperationException">The viewer is not connected yet.</exception>
    public void Abort() => Connection.Abort();

    /// <summary>A frame: one hub message, shared with all who get the same.</summary>
    /// <param name="frame">To be read within the call; when the answer is false, until <see cref="Free"/>.</param>
    /// <returns>
    /// True when it has been read. False when the viewer is slow: the frame is on its way until <see cref="Free"/> is called, and
    /// the viewer gets no other before.
    /// </returns>
    protected internal abstract bool OnFrame(ReadOnlyMemory<byte> frame);

    /// <summary>A message of the connection's own: the handshake's answer, the answer of a call, a ping, the close.</summary>
    /// <param name="message">To be read within the call.</param>
    protected internal virtual void OnMessage(ReadOnlyMemory<byte> message)
    {
    }

    /// <summary>The connection is over: nothing comes any more but a frame that is being handed over just now.</summary>
    protected internal virtual void OnClosed()
    {
    }

    internal void Attach(MemoryConnection connection)
    {
        if (Interlocked.CompareExchange(ref _connection, connection, null) is not null)
            throw new InvalidOperationException("A viewer connects once.");
    }

    private MemoryConnection Connection => _connection ?? throw new InvalidOperationException("The viewer is not connected yet.");
}
