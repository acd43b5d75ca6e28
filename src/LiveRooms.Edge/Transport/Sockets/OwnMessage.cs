using System.Buffers;

namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>A message of the connection's own that did not leave at once, in a pooled array. Its task ends when it is over.</summary>
internal sealed class OwnMessage(byte[] pooled, int start, int end) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private byte[]? _bytes = pooled;
    private int _start = start;

    /// <summary>Nothing is sent after it.</summary>
    public bool IsLast { get; init; }

    /// <summary>What has not left yet.</summary>
    public ReadOnlyMemory<byte> Rest => _bytes.AsMemory(_start, end - _start);

    /// <summary>A part of it has left.</summary>
    public void Advance(int count) => _start += count;

    /// <summary>It has left, or never will: gives the array back. Called once, by who held the message then.</summary>
    public void Done()
    {
        ArrayPool<byte>.Shared.Return(_bytes!);
        _bytes = null;
        TrySetResult();
    }
}
