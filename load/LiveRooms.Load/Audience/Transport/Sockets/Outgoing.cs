using System.Buffers;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>What a viewer says, as WebSocket frames, until the kernel takes it. Its user locks.</summary>
internal sealed class Outgoing
{
    /// <summary>Bytes that may wait; what does not fit is refused whole.</summary>
    public const int MaxWaiting = 64 * 1024;

    private const int FirstSize = 256;

    private byte[] _waiting = [];
    private int _from;
    private int _end;

    /// <summary>Whether something waits.</summary>
    public bool Waits => _end > _from;

    /// <summary>Takes a message; false when there is no room.</summary>
    public bool TryAdd(ReadOnlySpan<byte> text)
    {
        var size = text.Length + ClientFrames.LongestHeader;
        if (_end - _from + size > MaxWaiting)
            return false;
        MakeRoom(size);
        _end += ClientFrames.Write(text, _waiting.AsSpan(_end));
        return true;
    }

    /// <summary>Takes bytes that are no message: the opening, or the close. They are few, and always fit.</summary>
    public void AddRaw(ReadOnlySpan<byte> bytes)
    {
        MakeRoom(bytes.Length);
        bytes.CopyTo(_waiting.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>Sends what the kernel takes of it.</summary>
    public void Flush(int socket)
    {
        while (Waits)
        {
            var sent = SystemSocket.Send(socket, _waiting.AsSpan(_from, _end - _from));
            // What is broken is read as such.
            if (sent < 0)
                return;
            _from += sent;
        }

        Forget();
    }

    /// <summary>Nothing is sent any more.</summary>
    public void Forget()
    {
        if (_waiting.Length > 0)
            ArrayPool<byte>.Shared.Return(_waiting);
        (_waiting, _from, _end) = ([], 0, 0);
    }

    private void MakeRoom(int size)
    {
        if (_waiting.Length - _end >= size)
            return;
        var waiting = _end - _from;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstSize, waiting + size));
        _waiting.AsSpan(_from, waiting).CopyTo(larger);
        Forget();
        (_waiting, _end) = (larger, waiting);
    }
}
