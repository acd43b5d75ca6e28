using System.IO.Pipelines;
using System.Net.Sockets;
using System.Security.Claims;
using LiveRooms.Edge.Outbound;

namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>A viewer behind a socket whose upgrade to a WebSocket was answered. See the folder's README for its law.</summary>
internal sealed class SocketViewer : LiveConnection
{
    private readonly Socket _socket;
    private readonly SocketSender _sender;
    private readonly SocketInput _input;
    private readonly SocketOutput _output;

    /// <summary>Takes the socket over, and disposes of it in the end.</summary>
    /// <param name="socket">Accepted; its next byte is the client's first frame.</param>
    /// <param name="user">Who is signed in.</param>
    /// <param name="options">Of sizes.</param>
    /// <exception cref="SocketException">The socket is over already.</exception>
    public SocketViewer(Socket socket, ClaimsPrincipal user, EdgeOptions options)
        : base(user)
    {
        socket.Blocking = false;
        socket.NoDelay = true;
        // What the kernel holds for a slow viewer is stale when it arrives; what waits in the lane is still collapsed.
        socket.SendBufferSize = options.SendBufferBytes;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        _socket = socket;
        _sender = new(socket, this);
        _input = new(socket, this, _sender, options.MaxMessageBytes);
        _output = new(this, _sender);
    }

    /// <inheritdoc/>
    public override PipeReader Input => _input;

    /// <inheritdoc/>
    public override PipeWriter Output => _output;

    /// <summary>Whether a buffer for what comes in is held.</summary>
    internal bool IsHolding => _input.IsHolding;

    /// <inheritdoc/>
    public override HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter) =>
        _sender.TrySend(frame, encoding, waiter);

    /// <summary>Says goodbye, waits for the client's, as long as a few beats, and closes the socket.</summary>
    public override async ValueTask DisposeAsync()
    {
        OnEnding();
        if (_input.End != InputEnd.Lost)
            await SayGoodbye().ConfigureAwait(false);
        _sender.Shut();
        _socket.Dispose();
        _output.Complete();
        _input.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override bool StandsStill() => _sender.StandsStill();

    /// <inheritdoc/>
    protected override void Cut()
    {
        _sender.Shut();
        // Without what the kernel holds still: all that waits for the socket ends now, and tells who waits for it.
        _socket.Close(timeout: 0);
    }

    private async Task SayGoodbye()
    {
        await _sender.Close(_input.CloseCode).ConfigureAwait(false);
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return;
        }
        await _input.Drain().ConfigureAwait(false);
    }
}
