using System.Diagnostics;
using System.Globalization;

namespace LiveRooms.Load.Targets.Programs;

/// <summary>
/// A process that is ended and comes back. Whoever wants that waits for its turn, so that there is one at a time; what was begun is done
/// to its end, whatever becomes of who asked. That it ended when nobody wanted it to is noted, however late that is found.
/// </summary>
/// <param name="name">For messages.</param>
internal abstract class KeptProcess(string name) : IAsyncDisposable
{
    private const int LinesKept = 40;
    // What a shell says of a process that SIGKILL ended.
    private const int Killed = 128 + 9;

    // A cluster of several processes compiles on few cores at once; an edge that drains first takes its time too.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _gate = new();
    private readonly Queue<string> _said = [];
    private Process? _process;
    private string? _fault;

    /// <summary>That it ended when nobody wanted it to, and what it said last; null while all is well. The first time counts.</summary>
    public string? Fault
    {
        get
        {
            lock (_gate)
            {
                if (_process is { HasExited: true } dead)
                    Note($"ended by itself, with code {dead.ExitCode}");
                return _fault;
            }
        }
    }

    /// <summary>Whether it ended when nobody wanted it to, and nobody brings it back.</summary>
    public bool IsGone
    {
        get
        {
            lock (_gate)
                return _process is null or { HasExited: true } && Fault is not null && _turn.CurrentCount > 0;
        }
    }

    /// <summary>Starts it; ends when it can be used.</summary>
    /// <param name="cancelled">Gives up; then there is none.</param>
    /// <exception cref="InvalidOperationException">It runs already, or it ended instead; the message holds what it said.</exception>
    /// <exception cref="TimeoutException">It is not open after two minutes.</exception>
    public Task Start(CancellationToken cancelled) => InTurn(() => Bring(cancelled), cancelled);

    /// <summary>Ends it without a goodbye and starts it again.</summary>
    /// <param name="cancelled">Waits for its turn no longer.</param>
    public Task Lose(CancellationToken cancelled) => InTurn(
        async () =>
        {
            await End(gently: false);
            await Bring(_over.Token);
        },
        cancelled);

    /// <summary>Ends it in an orderly way, in which it sends whom and what it has to others, and starts it again.</summary>
    /// <param name="cancelled">Waits for its turn no longer.</param>
    public Task Restart(CancellationToken cancelled) => Without(static () => Task.CompletedTask, cancelled);

    /// <summary>Ends it in an orderly way, does something while it is away, and starts it again.</summary>
    /// <param name="cancelled">Waits for its turn no longer.</param>
    public Task Without(Func<Task> work, CancellationToken cancelled) => InTurn(
        async () =>
        {
            await End(gently: true);
            try
            {
                await work();
            }
            finally
            {
                await Bring(_over.Token);
            }
        },
        cancelled);

    /// <summary>Starts it when it has ended by itself.</summary>
    /// <param name="cancelled">Waits for its turn no longer.</param>
    public Task Revive(CancellationToken cancelled) => InTurn(
        async () =>
        {
            if (_process is { HasExited: false })
                return;
            await End(gently: false);
            await Bring(_over.Token);
        },
        cancelled);

    /// <summary>Ends it without a goodbye. It does not come back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _turn.WaitAsync(CancellationToken.None);
        await End(gently: false);
        _turn.Release();
    }

    /// <summary>Starts it; ends when it can be used. Says what it says to <see cref="Hear"/>.</summary>
    protected abstract Task<Process> Open(CancellationToken cancelled);

    /// <summary>It said something.</summary>
    protected void Hear(string line)
    {
        lock (_gate)
        {
            if (_said.Count == LinesKept)
                _said.Dequeue();
            _said.Enqueue(line);
        }
    }

    private async Task InTurn(Func<Task> work, CancellationToken cancelled)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancelled, _over.Token);
        await _turn.WaitAsync(either.Token);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task Bring(CancellationToken cancelled)
    {
        if (_process is not null)
            throw new InvalidOperationException($"{name} runs already.");
        using var late = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancelled, _over.Token, late.Token);
        try
        {
            var process = await Open(either.Token);
            lock (_gate)
                _process = process;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            Note("did not start in time");
            throw new TimeoutException($"{name} was not open after {Patience.TotalSeconds} s.");
        }
        catch (InvalidOperationException e)
        {
            Note($"did not start: {e.Message}");
            throw;
        }
    }

    private async Task End(bool gently)
    {
        Process process;
        lock (_gate)
        {
            if (_process is null)
                return;
            (process, _process) = (_process, null);
            if (process.HasExited)
                Note($"ended by itself, with code {process.ExitCode}");
        }

        if (!process.HasExited)
            await (gently ? Terminate(process) : Kill(process));
        await Children.End(process);
    }

    private async Task Kill(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        if (process.ExitCode != Killed)
            Note($"ended by itself, with code {process.ExitCode}, when it was to be killed");
    }

    private async Task Terminate(Process process)
    {
        try
        {
            await Children.Run("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        }
        catch (InvalidOperationException) when (process.HasExited)
        {
            Note($"ended by itself, with code {process.ExitCode}, when it was to be asked to end");
            return;
        }

        using var late = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _over.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Who ends it for good does not ask why.
            if (!_over.IsCancellationRequested)
                Note($"was not gone {Patience.TotalSeconds} s after it was asked to end, and was killed");
            return;
        }

        if (process.ExitCode != 0)
            Note($"ended with code {process.ExitCode} when it was asked to end");
    }

    private void Note(string what)
    {
        lock (_gate)
            _fault ??= $"{name} {what}. Its last words:\n{string.Join('\n', _said)}";
    }
}
