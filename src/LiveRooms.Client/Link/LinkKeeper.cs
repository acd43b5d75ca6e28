namespace LiveRooms.Client.Link;

/// <summary>Knows whether a link stands, starts it again, and how long to pause before each try.</summary>
internal sealed class LinkKeeper(LiveRoomsOptions options, HubLink link, Wake wake) : IDisposable
{
    private readonly Backoff _linkPauses = new(options.FirstPause, options.LongestPause, options.Random);
    private readonly Backoff _gapPauses = new(options.FirstPause, options.LongestPause, options.Random);
    private CancellationTokenSource _wanted = new();
    private CancellationToken _turn;
    private CancellationTokenSource _standing = new();
    private volatile bool _lost;
    private long _ups;
    private long _downs;
    private long _upSince;
    private long _toldAt;
    private TimeSpan? _told;

    /// <summary>Whether the link stands. Its end may be reported before its start is: counted, the order does not matter.</summary>
    internal bool IsUp => Interlocked.Read(ref _ups) > Interlocked.Read(ref _downs);

    /// <summary>The link is lost.</summary>
    /// <param name="comeAgain">When the server that closed it wants to be asked again; null when it did not say.</param>
    internal void OnDown(TimeSpan? comeAgain)
    {
        (_told, _toldAt) = (comeAgain, options.TimeProvider.GetTimestamp());
        _lost = true;
        Interlocked.Increment(ref _downs);
        // Not here: the loop would go on inside whoever reports this.
        _ = Volatile.Read(ref _standing).CancelAsync();
    }

    /// <summary>Frames follow one another again: the next gap is healed soon.</summary>
    internal void OnFlow() => _gapPauses.Reset();

    /// <summary>
    /// Starts the link. After a loss it only pauses, as long as the server told, or by chance when it told nothing: shortly when the
    /// link had held for a while. What is wanted then is for the caller to say.
    /// </summary>
    internal async Task StartAsync(CancellationToken stopping)
    {
        if (_lost)
        {
            _lost = false;
            if (options.TimeProvider.GetElapsedTime(_upSince) >= 4 * options.FirstPause)
            {
                _linkPauses.Reset();
            }

            await (_told is { } told ? HoldAsync(told, _toldAt, stopping) : PauseAsync(_linkPauses.Next(), stopping)).ConfigureAwait(false);
            return;
        }

        // Its end may come at any moment from now on, or after all is disposed: this never is, it holds no timer.
        Volatile.Write(ref _standing, new CancellationTokenSource());
        await link.StartAsync(stopping).ConfigureAwait(false);
        _upSince = options.TimeProvider.GetTimestamp();
        Interlocked.Increment(ref _ups);
    }

    /// <summary>
    /// Pauses after a failure: as long as the server asks for, whatever else is wanted, then by chance. Ends when the connection does:
    /// what one edge asks for says nothing of the next.
    /// </summary>
    internal async Task PauseAsync(long? retryAfterMs, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, Volatile.Read(ref _standing).Token);
        await HoldAsync(Backoff.Asked(retryAfterMs), options.TimeProvider.GetTimestamp(), either.Token).ConfigureAwait(false);
        if (!either.IsCancellationRequested)
        {
            await PauseAsync(_linkPauses.Next(), either.Token).ConfigureAwait(false);
        }
    }

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

    // What the server asks for is not cut short by other wishes.
    private async Task HoldAsync(TimeSpan asked, long since, CancellationToken cancel)
    {
        var left = asked - options.TimeProvider.GetElapsedTime(since);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, options.TimeProvider, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

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
