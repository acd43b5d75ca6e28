using System.Runtime.InteropServices;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>How many files and sockets a process may have open.</summary>
internal static partial class FileLimit
{
    // RLIMIT_NOFILE on Linux, and the most the kernel allows by default.
    private const int OpenFiles = 7;
    private const ulong Wanted = 1_048_576;

    /// <summary>Raises this process's limit as far as it may; what it is then. Its children inherit it.</summary>
    public static int Raise()
    {
        var limit = new Limit { Soft = Wanted, Hard = Wanted };
        if (Set(OpenFiles, in limit) != 0 && Get(OpenFiles, out limit) == 0)
        {
            limit.Soft = limit.Hard;
            _ = Set(OpenFiles, in limit);
        }

        return (int)Math.Min(limit.Soft, int.MaxValue);
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int Get(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int Set(int resource, in Limit limit);

    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
