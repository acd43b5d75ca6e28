using System.Globalization;
using System.Runtime.InteropServices;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>
/// Gives a thread a table of files of its own, so that it may open as many as the process may: a limit that nobody here may raise
/// then holds for each such thread. What it opens no other thread can use.
/// </summary>
internal static partial class OwnFiles
{
    private const int Files = 0x400;
    private const int Block = 0;
    private const int SetSize = 128;
    private const int StandardFiles = 3;

    // Illegal instruction, trap, abort, bus, arithmetic, segmentation: they are the runtime's, on every thread.
    private static readonly int[] _faults = [4, 5, 6, 7, 8, 11];

    /// <summary>Does it to the calling thread, for as long as that lives; false when the system does not let it.</summary>
    /// <param name="keep">A file of the process that stays open here.</param>
    public static bool Begin(int keep)
    {
        if (Unshare(Files) != 0)
            return false;
        // The process's signals are told by a pipe that is closed here: others are to take them.
        _ = MaskSignals(Block, ProcessSignals(), null);
        // A copy would keep what others close open. Files stay: the runtime maps its own ones.
        foreach (var file in Directory.GetFiles("/proc/thread-self/fd"))
        {
            var number = int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture);
            var target = new FileInfo(file).LinkTarget ?? "";
            if (number >= StandardFiles && number != keep && (IsOf(target, "socket:") || IsOf(target, "pipe:") || IsOf(target, "anon_inode:")))
                SystemSocket.Close(number);
        }

        return true;
    }

    private static bool IsOf(string target, string kind) => target.StartsWith(kind, StringComparison.Ordinal);

    private static byte[] ProcessSignals()
    {
        var set = new byte[SetSize];
        for (var signal = 1; signal < 32; signal++)
        {
            if (!_faults.Contains(signal))
                set[(signal - 1) / 8] |= (byte)(1 << ((signal - 1) % 8));
        }

        return set;
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int what);

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    private static partial int MaskSignals(int how, byte[] set, byte[]? before);
}
