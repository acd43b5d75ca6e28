using System.Net;
using System.Net.Sockets;
using LiveRooms.Edge.Tests.Fakes;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Plays a socket's input.</summary>
internal static class BadClient
{
    /// <summary>Ends when the edge has ended the connection, or the client has left; what came back, null when it did not look.</summary>
    internal static async Task<SocketHeard?> Play(Uri address, SocketInput input)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port)).Soon();
        var transcript = new MemoryStream();
        var whole = await Send(socket, input.Head);
        if (whole && input.Head.Length > 0)
            whole = await Receive(socket, transcript, headOnly: true);
        whole = whole && await Send(socket, input.Parts);
        switch (input.Leaving)
        {
            case Leaving.Reset:
                socket.LingerState = new LingerOption(true, 0);
                return null;
            case Leaving.Abruptly:
                return null;
            default:
                whole = whole && (input.Leaving == Leaving.Never || SendNoMore(socket));
                // A reset may overtake what was on its way, unless the client said nothing that the edge did not read.
                whole &= await Receive(socket, transcript, headOnly: false) || input.Leaving == Leaving.Never;
                return whole ? SocketHeard.Read(transcript.ToArray(), input.Wire) : null;
        }
    }

    private static bool SendNoMore(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>False when the edge has seen enough.</summary>
    private static async Task<bool> Send(Socket socket, byte[][] parts)
    {
        try
        {
            foreach (var part in parts)
            {
                for (var left = part.AsMemory(); !left.IsEmpty;)
                    left = left[await socket.SendAsync(left).AsTask().Soon()..];
                await Task.Yield();
            }
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Reads to the end, or to the end of the head; false when the connection was reset.</summary>
    private static async Task<bool> Receive(Socket socket, MemoryStream to, bool headOnly)
    {
        var some = new byte[headOnly ? 1 : 4_096];
        try
        {
            while (!(headOnly && to.GetBuffer().AsSpan(0, (int)to.Length).EndsWith("\r\n\r\n"u8)))
            {
                var got = await socket.ReceiveAsync(some).Soon();
                if (got == 0)
                    return true;
                to.Write(some, 0, got);
            }
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
