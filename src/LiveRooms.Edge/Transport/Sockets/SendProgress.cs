using System.Buffers.Binary;
using System.Net.Sockets;

namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>
/// Whether a send that waits for its socket gets on. What counts are bytes, so that a slow viewer stays however large the message
/// is: by what the client's system has acknowledged, where the system tells it (Linux), and by the parts that were taken.
/// </summary>
internal struct SendProgress
{
    /// <summary>Bytes handed over at a time. The platform tells of a part only when all of it was taken.</summary>
    public const int Part = 32 * 1024;

    private const int Tcp = 6;
    private const int TcpInfo = 11;
    private const int BytesAcked = 120;

    private long _sent;
    private bool _waits;
    private (long Sent, long Acked) _seen;

    /// <summary>A send begins to wait. One at a time.</summary>
    public void Begin()
    {
        OnSent();
        Volatile.Write(ref _waits, true);
    }

    /// <summary>A part was taken.</summary>
    public void OnSent() => Volatile.Write(ref _sent, _sent + 1);

    /// <summary>It waits no more.</summary>
    public void End() => Volatile.Write(ref _waits, false);

    /// <summary>Whether one waits of which nothing has left since this was asked last. Asked by one thread.</summary>
    public bool StandsStill(Socket socket)
    {
        if (!Volatile.Read(ref _waits))
            return false;
        var now = (Volatile.Read(ref _sent), Acked(socket));
        var still = now == _seen;
        _seen = now;
        return still;
    }

    private static long Acked(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        Span<byte> info = stackalloc byte[BytesAcked + sizeof(long)];
        try
        {
            return socket.GetRawSocketOption(Tcp, TcpInfo, info) == info.Length ? BinaryPrimitives.ReadInt64LittleEndian(info[BytesAcked..]) : 0;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }
}
