namespace LiveRooms.Client.Link;

/// <summary>Knows whether a link stands, starts it again, and how long to pause before each try.</summary>
internal sealed class LinkKeeper(LiveRoomsOptions options, HubLink link, Wake wake) : IDisposable
{
    private readonly Backoff _linkPauses = new(options.FirstPause, options.LongestPause, options.Random);
    private readonly Backoff _gapPauses = new(options.FirstPause, options.LongestPause, options.Random);
    private CancellationTokenSource _wanted = new();
    private CancellationToken _turn;
    private volatile bool _lost;
    private long _ups;
    private long _downs;
    private long _upSince;

    /// <summary>Whether the link stands. Its end may be reported before its start is: counted, the order does not matter.</summary>
    internal bool IsUp => Interlocked.Read(ref _ups) > Interlocked.Read(ref _downs);

    internal void OnDown()
    {
        _lost = true;
        Interlocked.Increment(ref _downs);
    }

    /// <summary>Frames follow one another again: the next gap is healed soon.</summary>
    internal void OnFlow() => _gapPauses.Reset();

    /// <summary>Starts the link; after a loss not before a pause, which is short when the link had held for a while.</summary>
    internal async Task StartAsync(CancellationToken stopping)
    {
        if (_lost)
        {
            _lost = false;
            if (options.TimeProvider.GetElapsedTime(_upSince) >= 4 * options.FirstPause)
            {
                _linkPauses.Reset();
            }

            await PauseAsync(_linkPauses.Next(), stopping).ConfigureAwait(false);
        }

        await link.StartAsync(stopping).ConfigureAwait(false);
        _upSince = options.TimeProvider.GetTimestamp();
        Interlocked.Increment(ref _ups);
    }

    /// <summary>Pauses after a failure, at least as long as the server asks for.</summary>
    internal Task PauseAsync(long? retryAfterMs, CancellationToken stopping) =>
        PauseAsync(_linkPauses.Next(retryAfterMs), stopping);

    /// <summary>Pauses before a gap is healed: all viewers of a relay may have the same one.</summary>
    internal Task PauseForGapAsync(CancellationToken stopping) => PauseAsync(_gapPauses.Next(), stopping);

    /// <summary>Called before the loop looks what is wanted: if that changes from now on, no pause is waited for.</summary>
    internal void BeginTurn() => _turn = Volatile.Read(ref _wanted).Token;

    /// <summary>Something else is wanted: ends a pause early, also one that is about to begin.</summary>
    internal void EndTurn()
    {
        // Not disposed: it holds no timer, and the loop may be about to ask for its token.
        Interlocked.Exchange(ref _wanted, new CancellationTokenSource()).Cancel();
    }

    /// <summary>Waits for the end of a link whose calls fail already: it is reported a moment later.</summary>
    internal async Task WhileUpAsync(CancellationToken stopping)
    {
        try
        {
            while (IsUp)
            {
                await wake.HeardAsync(stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The loop ends by itself.
        }
    }

    public void Dispose() => _wanted.Dispose();

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _turn);
            await Task.Delay(pause, options.TimeProvider, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop looks at both.
        }
    }
}
