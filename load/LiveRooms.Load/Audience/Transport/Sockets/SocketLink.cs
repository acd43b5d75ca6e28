using System.Net;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>
/// One viewer's socket. Its thread alone touches the socket and calls the sink; anybody may leave messages for it, and ask the
/// thread for all else.
/// </summary>
internal sealed partial class SocketLink : IViewerLink
{
    private readonly Lock _gate = new();
    private readonly Outgoing _outgoing = new();
    private readonly SocketThread _thread;
    private readonly IPEndPoint _edge;
    private readonly IViewerSink _sink;
    private readonly bool _slow;
    private byte[] _opening = [];
    private int _asked;
    private bool _open;

    /// <param name="thread">Its thread.</param>
    /// <param name="edge">Where it connects to, once it has a token.</param>
    /// <param name="sink">Hears all.</param>
    /// <param name="slow">Whether little is to fit into its buffers.</param>
    public SocketLink(SocketThread thread, IPEndPoint edge, IViewerSink sink, bool slow) =>
        (_thread, _edge, _sink, _slow) = (thread, edge, sink, slow);

    [Flags]
    private enum Asked
    {
        Enter = 1,
        Write = 2,
        Free = 4,
        Abort = 8,
    }

    /// <summary>It knows what to say: it may connect.</summary>
    public void Enter(byte[] opening)
    {
        _opening = opening;
        Ask(Asked.Enter);
    }

    /// <summary>It will never connect.</summary>
    public void Fail(string why)
    {
        _why = why;
        Ask(Asked.Abort);
    }

    /// <inheritdoc/>
    public bool Send(ReadOnlyMemory<byte> messages)
    {
        lock (_gate)
        {
            if (!_open || !_outgoing.TryAdd(messages.Span))
                return false;
        }

        Ask(Asked.Write);
        return true;
    }

    /// <inheritdoc/>
    public void Free() => Ask(Asked.Free);

    /// <inheritdoc/>
    public void Close()
    {
        lock (_gate)
        {
            if (_open)
                _outgoing.AddRaw(ClientFrames.Close);
            _open = false;
        }

        // Frames that it holds up are not waited for; who is not open yet has nothing to say.
        Ask(_phase < Phase.Open ? Asked.Abort : Asked.Write | Asked.Free);
    }

    /// <inheritdoc/>
    public void Abort()
    {
        lock (_gate)
            _open = false;
        Ask(Asked.Abort);
    }

    private void Ask(Asked what)
    {
        if (Interlocked.Or(ref _asked, (int)what) != 0 || _thread.Post(this))
            return;
        // The thread has ended, and has ended all it knew.
        End(null);
    }
}
