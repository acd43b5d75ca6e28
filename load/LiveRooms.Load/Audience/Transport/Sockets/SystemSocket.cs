using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>
/// The system's own calls for sockets that never wait. A crowd's sockets are numbers: nothing of the runtime's stands behind each.
/// Linux on x64 and arm64.
/// </summary>
internal static partial class SystemSocket
{
    /// <summary>There is nothing to read, or no room to write.</summary>
    public const int Again = -1;

    /// <summary>The connection is broken, or there never was one.</summary>
    public const int Broken = -2;

    // Of Linux, the same on both architectures.
    private const int Internet = 2;
    private const int Stream = 1;
    private const int NeverWait = 0x800;
    private const int NotForChildren = 0x80000;
    private const int SocketLevel = 1;
    private const int PendingError = 4;
    private const int ReceiveBuffer = 8;
    private const int Linger = 13;
    private const int TcpLevel = 6;
    private const int NoDelay = 1;
    private const int IpLevel = 0;
    private const int BindAddressNoPort = 24;
    private const int NoSignal = 0x4000;
    private const int TryAgain = 11;
    private const int InProgress = 115;
    private const int AddressSize = 16;

    /// <summary>A socket from this address, on its way to another; what is wrong when there is none.</summary>
    /// <param name="from">Any address of this machine: one alone has too few ports for a crowd.</param>
    /// <param name="to">Where to.</param>
    /// <param name="receiveBuffer">Bytes that the kernel keeps for it (it takes twice as many); 0: as it likes.</param>
    /// <param name="error">Why not.</param>
    public static int Connect(IPEndPoint from, IPEndPoint to, int receiveBuffer, out string? error)
    {
        var socket = Create(Internet, Stream | NeverWait | NotForChildren, 0);
        if (socket < 0)
        {
            error = Marshal.GetLastPInvokeErrorMessage();
            return Broken;
        }

        Set(socket, TcpLevel, NoDelay, 1);
        // Else the system looks for a port that is free on all addresses, and soon searches longer than the server works.
        Set(socket, IpLevel, BindAddressNoPort, 1);
        if (receiveBuffer > 0)
            Set(socket, SocketLevel, ReceiveBuffer, receiveBuffer);
        // Ends at once when closed, so that its port is free again.
        _ = SetOption(socket, SocketLevel, Linger, [1, 0], 8);
        if (Bind(socket, Address(from), AddressSize) == 0
            && (Connect(socket, Address(to), AddressSize) == 0 || Marshal.GetLastPInvokeError() == InProgress))
        {
            error = null;
            return socket;
        }

        error = Marshal.GetLastPInvokeErrorMessage();
        Close(socket);
        return Broken;
    }

    /// <summary>Why it could not connect; null when it could.</summary>
    public static string? ConnectError(int socket)
    {
        var length = sizeof(int);
        return GetOption(socket, SocketLevel, PendingError, out var error, ref length) != 0 ? Marshal.GetLastPInvokeErrorMessage()
            : error == 0 ? null
            : Marshal.GetPInvokeErrorMessage(error);
    }

    /// <summary>Bytes read; 0 at the end, <see cref="Again"/> or <see cref="Broken"/>.</summary>
    public static int Receive(int socket, Span<byte> buffer) => Result((int)Receive(socket, buffer, (nuint)buffer.Length, 0));

    /// <summary>Bytes taken, perhaps not all; <see cref="Again"/> or <see cref="Broken"/>.</summary>
    public static int Send(int socket, ReadOnlySpan<byte> bytes) => Result((int)Send(socket, bytes, (nuint)bytes.Length, NoSignal));

    /// <summary>Cuts the connection, with a reset.</summary>
    [LibraryImport("libc", EntryPoint = "close")]
    public static partial void Close(int handle);

    private static int Result(int count) => count >= 0 ? count : Marshal.GetLastPInvokeError() == TryAgain ? Again : Broken;

    private static void Set(int socket, int level, int option, int value) => _ = SetOption(socket, level, option, [value], sizeof(int));

    private static byte[] Address(IPEndPoint of)
    {
        var made = new byte[AddressSize];
        MemoryMarshal.Write(made, (ushort)Internet);
        BinaryPrimitives.WriteUInt16BigEndian(made.AsSpan(2), (ushort)of.Port);
        of.Address.TryWriteBytes(made.AsSpan(4), out _);
        return made;
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Create(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static partial int Bind(int socket, byte[] address, int length);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    private static partial int Connect(int socket, byte[] address, int length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetOption(int socket, int level, int option, int[] value, int length);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    private static partial int GetOption(int socket, int level, int option, out int value, ref int length);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int socket, Span<byte> buffer, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static partial nint Send(int socket, ReadOnlySpan<byte> bytes, nuint length, int flags);
}
