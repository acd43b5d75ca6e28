using System.IO.Pipelines;
using System.Net.Sockets;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Transport.Sockets;

/// <content>
/// How bytes come in. At most one wait for the socket is under way; it may outlast a read that was cancelled, so it touches no
/// bytes: they are taken only for a reader that waits, by whoever found the socket readable.
/// </content>
internal sealed partial class SocketInput
{
    /// <summary>Waits for the socket, takes what came, and ends the read when that is news.</summary>
    private void Pump()
    {
        do
        {
            if (!_readable && _readiness.Await(_socket))
                return;
        }
        while (Arrived());
    }

    /// <summary>The socket is readable, or over. True when the reader waits on, and the socket is to be awaited again.</summary>
    private bool Arrived()
    {
        lock (_gate)
        {
            (_readable, _armed) = (!_waiting, false);
            if (!_waiting)
                return false;
            // From here a cancellation waits for what comes now.
            _waiting = false;
        }
        Take();
        ReadResult result;
        lock (_gate)
        {
            if (!_cancelled && !IsNews)
            {
                (_waiting, _armed) = (true, true);
                return true;
            }
            result = Result();
        }
        _read.SetResult(result);
        return false;
    }

    private void Take()
    {
        if (_bytes.IsFull)
        {
            Finish(InputEnd.Wrong);
            return;
        }
        try
        {
            var count = _socket.Receive(_bytes.Space(), SocketFlags.None, out var error);
            if (error == SocketError.Success && count > 0)
                Hear(count);
            else if (error != SocketError.WouldBlock)
                Finish(InputEnd.Lost);
        }
        catch (ObjectDisposedException)
        {
            Finish(InputEnd.Lost);
        }
        _bytes.Rest();
    }

    private void Finish(InputEnd how)
    {
        _end = how;
        // What the hub still says may find nobody who reads it.
        _viewer.OnEnding();
    }

    private void Hear(int count)
    {
        if (_deaf)
        {
            _bytes.Drop();
            return;
        }
        _bytes.Received(count);
        Span<byte> ping = stackalloc byte[FrameHeader.MaxControl];
        var pinged = -1;
        FrameStep step;
        do
        {
            step = _bytes.Parse(out var payload);
            if (step != FrameStep.Ping)
                continue;
            payload.CopyTo(ping);
            pinged = payload.Length;
        }
        while (step is FrameStep.Ping or FrameStep.Pong);
        // Of pings that come together the last is answered, so that nobody makes the edge send more than it reads.
        if (pinged >= 0)
            _sender.Pong(ping[..pinged]);
        if (step != FrameStep.More)
            Finish(step == FrameStep.Close ? InputEnd.Closed : InputEnd.Wrong);
    }

    /// <summary>Waits until a socket is readable, by a receive of nothing. Carries nobody's execution context.</summary>
    private sealed class Readiness(SocketInput input) : SocketAsyncEventArgs(true)
    {
        /// <summary>False when it is readable, or over, already; else the input hears of it.</summary>
        public bool Await(Socket socket)
        {
            try
            {
                return socket.ReceiveAsync(this);
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }

        protected override void OnCompleted(SocketAsyncEventArgs e)
        {
            if (input.Arrived())
                input.Pump();
        }
    }
}
