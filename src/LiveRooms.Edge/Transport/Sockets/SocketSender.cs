using System.Buffers;
using System.Net.Sockets;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>
/// All that leaves by one socket: the lanes' frames and the connection's own messages, each whole. What the kernel takes at
/// once costs one call and no memory; only a remainder waits, for the one socket it is for.
/// </summary>
/// <param name="socket">Does not block.</param>
/// <param name="connection">Cut when the socket fails.</param>
internal sealed class SocketSender(Socket socket, LiveConnection connection)
{
    private SendGate _gate;
    private IOutletWaiter? _next;
    private OwnMessage? _own;
    private OwnMessage? _control;
    private SendProgress _progress;

    /// <summary>Whether nothing leaves any more.</summary>
    public bool IsOver => _gate.IsShut;

    /// <inheritdoc cref="IViewerOutlet.TrySend"/>
    public HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter)
    {
        var bytes = frame.Framed(encoding);
        switch (_gate.Enter(GateWord.None))
        {
            case GateAnswer.In:
                return SendFrame(frame, bytes, waiter);
            case GateAnswer.Shut:
                return HandOver.Closed;
            default:
                return Wait(frame, bytes, waiter);
        }
    }

    /// <summary>Sends a message of the hub's.</summary>
    /// <param name="pooled">Given back to the pool here.</param>
    /// <param name="start">Where its frame begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>Null when it is over: it has left, or the connection has ended. Else what ends then.</returns>
    public OwnMessage? Send(byte[] pooled, int start, int end)
    {
        if (_gate.Enter(GateWord.None) != GateAnswer.In)
            return WaitOwn(new OwnMessage(pooled, start, end));
        var sent = InstantSend.Send(socket, pooled.AsSpan(start, end - start));
        if (sent >= 0 && sent < end - start)
        {
            var message = new OwnMessage(pooled, start + sent, end);
            _ = Finish(message);
            return message;
        }
        ArrayPool<byte>.Shared.Return(pooled);
        Leave();
        if (sent == InstantSend.Over)
            connection.Abort();
        return null;
    }

    /// <summary>Answers a ping. A ping that comes before the last one's answer could leave is answered in its place.</summary>
    public void Pong(ReadOnlySpan<byte> payload)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(FrameHeader.MaxLength + FrameHeader.MaxControl);
        var header = FrameHeader.Write(pooled, Opcode.Pong, payload.Length);
        payload.CopyTo(pooled.AsSpan(header));
        Wait(new OwnMessage(pooled, 0, header + payload.Length), ref _control);
    }

    /// <summary>Says the last word. The task ends when it has left, or when the connection is over.</summary>
    public Task Close(CloseCode code)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(FrameHeader.MaxLength);
        return Wait(new OwnMessage(pooled, 0, FrameHeader.WriteClose(pooled, code)) { IsLast = true }, ref _control).Task;
    }

    /// <summary>Whether something is being sent of which no byte has left since this was asked last. Asked by one thread.</summary>
    public bool StandsStill() => _progress.StandsStill(socket);

    /// <summary>Nothing is begun any more. What is under way ends with the socket.</summary>
    public void Shut() => _gate.ShutForGood();

    private HandOver Wait(OutboundFrame frame, ReadOnlyMemory<byte> bytes, IOutletWaiter waiter)
    {
        // Only a lane whose viewer has left this lane's room for another can be waiting: it has nothing to wait for any more.
        Interlocked.Exchange(ref _next, waiter)?.OnFree();
        var answer = _gate.Enter(GateWord.Frame);
        if (answer == GateAnswer.Taken)
            return HandOver.Busy;
        var told = Interlocked.CompareExchange(ref _next, null, waiter) != waiter;
        if (answer == GateAnswer.Shut)
            return told ? HandOver.Busy : HandOver.Closed;
        if (!told)
            return SendFrame(frame, bytes, waiter);
        Leave();
        return HandOver.Busy;
    }

    private HandOver SendFrame(OutboundFrame frame, ReadOnlyMemory<byte> bytes, IOutletWaiter waiter)
    {
        var sent = InstantSend.Send(socket, bytes.Span);
        if (sent >= 0 && sent < bytes.Length)
        {
            frame.Retain();
            _ = Finish(frame, bytes[sent..], waiter);
            return HandOver.InFlight;
        }
        Leave();
        if (sent != InstantSend.Over)
            return HandOver.Sent;
        connection.Abort();
        return HandOver.Closed;
    }

    private OwnMessage WaitOwn(OwnMessage message)
    {
        // One waits already: the hub has given up its flush, and with it the connection. A stream with a hole is of no use.
        if (Volatile.Read(ref _own) is not null)
            connection.Abort();
        return Wait(message, ref _own);
    }

    private OwnMessage Wait(OwnMessage message, ref OwnMessage? slot)
    {
        Interlocked.Exchange(ref slot, message)?.Done();
        switch (_gate.Enter(GateWord.Own))
        {
            case GateAnswer.In when SendOwn():
                Leave();
                break;
            case GateAnswer.Shut:
                Interlocked.Exchange(ref slot, null)?.Done();
                break;
            default:
                break;
        }
        return message;
    }

    /// <summary>Leaves the gate, after what waits there.</summary>
    private void Leave()
    {
        while (true)
        {
            switch (_gate.Leave())
            {
                case GateWord.Own when SendOwn():
                    continue;
                case GateWord.Frame:
                    Interlocked.Exchange(ref _next, null)?.OnFree();
                    return;
                default:
                    return;
            }
        }
    }

    /// <summary>Sends what of the connection's own waits. False when the gate is left later, by another thread.</summary>
    private bool SendOwn() => SendOwn(Interlocked.Exchange(ref _own, null)) && SendOwn(Interlocked.Exchange(ref _control, null));

    private bool SendOwn(OwnMessage? message)
    {
        if (message is null)
            return true;
        if (message.IsLast)
            _gate.ShutForGood();
        else if (_gate.IsShut)
        {
            // It came to the gate while the last word was on its way: nothing follows that.
            message.Done();
            return true;
        }
        var sent = InstantSend.Send(socket, message.Rest.Span);
        if (sent >= 0 && sent < message.Rest.Length)
        {
            message.Advance(sent);
            _ = Finish(message);
            return false;
        }
        message.Done();
        if (sent == InstantSend.Over)
            connection.Abort();
        return true;
    }

    private async Task Finish(OwnMessage message)
    {
        var whole = await Push(message.Rest).ConfigureAwait(false);
        message.Done();
        Release(whole);
    }

    private async Task Finish(OutboundFrame frame, ReadOnlyMemory<byte> rest, IOutletWaiter waiter)
    {
        // Who waits is told by another thread, never from within its own call.
        var whole = await Push(rest).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        frame.Release();
        Release(whole);
        waiter.OnFree();
    }

    private void Release(bool whole)
    {
        if (!whole)
            connection.Abort();
        // What waits for a socket that failed is told so by its own attempt. The word for it may be gone from the gate.
        if (SendOwn())
            Leave();
    }

    /// <summary>Sends to the end, waiting for the socket. False when it failed.</summary>
    private async Task<bool> Push(ReadOnlyMemory<byte> rest)
    {
        _progress.Begin();
        try
        {
            while (!rest.IsEmpty)
            {
                var part = rest[..Math.Min(rest.Length, SendProgress.Part)];
                rest = rest[await socket.SendAsync(part, SocketFlags.None).ConfigureAwait(false)..];
                _progress.OnSent();
            }
            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            _progress.End();
        }
    }
}
