using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>
/// Hands bytes to the kernel as far as it takes them at once. On Linux by a system call of its own: what the platform's call
/// does around it costs a tenth to a fifth of a delivery.
/// </summary>
internal static partial class InstantSend
{
    /// <summary>The answer when the connection is over.</summary>
    public const int Over = -1;

    private const int DoNotWait = 0x40;
    private const int NoSignal = 0x4000;
    private const int Interrupted = 4;
    private const int WouldBlock = 11;
    private const int NoMemory = 12;
    private const int NoBuffers = 105;

    /// <summary>Sends without waiting.</summary>
    /// <param name="socket">A socket that does not block.</param>
    /// <param name="bytes">At least one.</param>
    /// <returns>How many bytes were taken, zero when there is no room now, or <see cref="Over"/>.</returns>
    public static int Send(Socket socket, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return OperatingSystem.IsLinux() ? ByKernel(socket, bytes) : ByPlatform(socket, bytes);
        }
        catch (ObjectDisposedException)
        {
            return Over;
        }
    }

    /// <summary>The same on any system.</summary>
    internal static int ByPlatform(Socket socket, ReadOnlySpan<byte> bytes)
    {
        var sent = socket.Send(bytes, SocketFlags.None, out var error);
        return error switch
        {
            SocketError.Success => sent,
            SocketError.WouldBlock or SocketError.IOPending or SocketError.NoBufferSpaceAvailable => 0,
            _ => Over,
        };
    }

    private static int ByKernel(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            // The handle is counted in for the call, so its number cannot become another socket's meanwhile.
            var sent = Send(socket.SafeHandle, bytes, (nuint)bytes.Length, DoNotWait | NoSignal);
            if (sent >= 0)
                return (int)sent;
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    continue;
                // Short of memory is no end: what is sent next waits, or fails with its reason.
                case WouldBlock or NoMemory or NoBuffers:
                    return 0;
                default:
                    return Over;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Send(SafeSocketHandle socket, ReadOnlySpan<byte> bytes, nuint length, int flags);
}
