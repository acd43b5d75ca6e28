using System.Runtime.InteropServices;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>Ends the wait of a thread for its sockets; by any thread. Its number is a file.</summary>
internal sealed partial class Bell : IDisposable
{
    private const int NeverWait = 0x800;
    private const int NotForChildren = 0x80000;

    /// <summary>The file to watch.</summary>
    public int Handle { get; } = Create(0, NeverWait | NotForChildren);

    /// <summary>Ends a wait, or the next one.</summary>
    public void Ring() => Write(Handle, 1);

    /// <summary>Takes note of having been woken.</summary>
    public void Hush() => Read(Handle, out _);

    public void Dispose() => SystemSocket.Close(Handle);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int Create(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "eventfd_write")]
    private static partial void Write(int bell, ulong value);

    [LibraryImport("libc", EntryPoint = "eventfd_read")]
    private static partial void Read(int bell, out ulong value);
}
