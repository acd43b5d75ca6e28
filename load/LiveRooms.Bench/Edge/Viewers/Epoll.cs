using System.Runtime.InteropServices;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>
/// The kernel's list of sockets that have something to read, and reading without waiting, for as long as the process lives. Linux
/// on x64 and arm64.
/// </summary>
internal sealed partial class Epoll
{
    private const int Add = 1;
    private const int Remove = 2;
    private const uint Readable = 1;
    private const int WithoutWaiting = 0x40;
    private const int Again = 11;

    // The kernel packs the struct on x64 only: an event is 12 bytes there, its datum behind the first 4; elsewhere 16, behind 8.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly int _handle = Create(0);
    private readonly byte[] _events = new byte[512 * 16];

    /// <summary>Watches a socket; its number comes back with its events.</summary>
    public void Watch(int socket, int number) => Check(Control(_handle, Add, socket, Event(number)));

    /// <summary>Leaves a socket alone.</summary>
    public void Ignore(int socket) => Check(Control(_handle, Remove, socket, Event(0)));

    /// <summary>How many sockets have something to read, after a wait.</summary>
    public int Wait(int milliseconds) => Math.Max(0, Wait(_handle, _events, 512, milliseconds));

    /// <summary>The number of one of them.</summary>
    public int Number(int place) => MemoryMarshal.Read<int>(_events.AsSpan((place * EventSize) + EventSize - 8));

    /// <summary>Bytes read; 0 at the end, -1 when there is nothing to read, -2 when the connection is broken.</summary>
    public static int Receive(int socket, Span<byte> buffer)
    {
        var read = (int)Receive(socket, buffer, (nuint)buffer.Length, WithoutWaiting);
        return read >= 0 ? read : Marshal.GetLastPInvokeError() == Again ? -1 : -2;
    }

    private static byte[] Event(int number)
    {
        var made = new byte[16];
        MemoryMarshal.Write(made, Readable);
        MemoryMarshal.Write(made.AsSpan(EventSize - 8), number);
        return made;
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw new InvalidOperationException($"epoll_ctl: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int socket, byte[] datum);

    [LibraryImport("libc", EntryPoint = "epoll_wait")]
    private static partial int Wait(int epoll, byte[] events, int most, int milliseconds);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int socket, Span<byte> buffer, nuint length, int flags);
}
