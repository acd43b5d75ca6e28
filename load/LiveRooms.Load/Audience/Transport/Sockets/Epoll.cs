using System.Runtime.InteropServices;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>The kernel's list of sockets for which there is something to do. Linux on x64 and arm64.</summary>
internal sealed partial class Epoll : IDisposable
{
    /// <summary>There is something to read.</summary>
    public const uint Readable = 1;

    /// <summary>There is room to write.</summary>
    public const uint Writable = 4;

    private const int Add = 1;
    private const int Change = 3;
    private const int MostEvents = 512;
    private const int NotForChildren = 0x80000;

    // The kernel packs the struct on x64 only: an event is 12 bytes there, its datum behind the first 4; elsewhere 16, behind 8.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly int _handle = Create(NotForChildren);
    private readonly byte[] _events = new byte[MostEvents * 16];

    /// <summary>Watches a socket for these events and for its end; its number comes back with them. Closing it ends that.</summary>
    public void Watch(int socket, int number, uint events) => Set(Add, socket, number, events);

    /// <summary>Watches for others of its events from now on.</summary>
    public void Rewatch(int socket, int number, uint events) => Set(Change, socket, number, events);

    /// <summary>How many sockets have something, after a wait.</summary>
    public int Wait(int milliseconds) => Math.Max(0, Wait(_handle, _events, MostEvents, milliseconds));

    /// <summary>The number of one of them.</summary>
    public int Number(int place) => MemoryMarshal.Read<int>(_events.AsSpan((place * EventSize) + EventSize - 8));

    /// <summary>What it has; neither of the two when it has only ended.</summary>
    public uint Events(int place) => MemoryMarshal.Read<uint>(_events.AsSpan(place * EventSize));

    public void Dispose() => SystemSocket.Close(_handle);

    private void Set(int operation, int socket, int number, uint events)
    {
        Span<byte> made = stackalloc byte[16];
        MemoryMarshal.Write(made, events);
        MemoryMarshal.Write(made[(EventSize - 8)..], number);
        if (Control(_handle, operation, socket, made) != 0)
            throw new InvalidOperationException($"epoll_ctl: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int socket, Span<byte> datum);

    [LibraryImport("libc", EntryPoint = "epoll_wait")]
    private static partial int Wait(int epoll, byte[] events, int most, int milliseconds);
}
