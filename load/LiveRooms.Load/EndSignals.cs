using System.Runtime.InteropServices;

namespace LiveRooms.Load;

/// <summary>
/// Hears that the program is to end: by Ctrl+C, or by SIGTERM. The first time it is asked to, and brings what it does to an end in its
/// own time; the second time it ends at once, and the programs that it started with it.
/// </summary>
internal sealed class EndSignals : IDisposable
{
    /// <summary>The exit code of a program that SIGINT ended; Ctrl+C sends it.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code of a program that SIGTERM ended.</summary>
    public const int Terminated = 143;

    private readonly Action<int> _exit;
    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _heard;
    private int _code;

    /// <param name="exit">Ends the program at once, with this exit code.</param>
    public EndSignals(Action<int> exit)
    {
        _exit = exit;
        _heard = [Await(PosixSignal.SIGINT, Interrupted), Await(PosixSignal.SIGTERM, Terminated)];
    }

    /// <summary>Ends when it was asked to.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>The exit code for what it was asked by; null when it was not.</summary>
    public int? Code => Volatile.Read(ref _code) is var code and not 0 ? code : null;

    /// <summary>It is asked to, by the signal of this exit code.</summary>
    public void Hear(int code)
    {
        if (Interlocked.CompareExchange(ref _code, code, 0) != 0)
        {
            _exit(code);
            return;
        }

        try
        {
            // Not in the signal's turn: the next one must be heard meanwhile.
            _ = _asked.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // All was done already.
        }
    }

    public void Dispose()
    {
        foreach (var signal in _heard)
            signal.Dispose();
        _asked.Dispose();
    }

    private PosixSignalRegistration Await(PosixSignal signal, int code) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        Hear(code);
    });
}
