using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Link;

/// <summary>
/// Keeps one connection up and in the wanted room. A single loop does one thing at a time: connect, join, ask for the
/// viewer's own, or wait for the bell; whatever fails is tried again after a pause, until disposed.
/// </summary>
internal sealed class Conductor : IAsyncDisposable
{
    private static readonly Problem Disposed = new((int)ProblemCode.NotJoined, "The connection was disposed.", false);

    private readonly LiveRoomsOptions _options;
    private readonly HubLink _link;
    private readonly Wake _wake = new();
    private readonly Backoff _linkPauses;
    private readonly Backoff _gapPauses;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private CancellationTokenSource _turn = new();
    private volatile RoomSession? _room;
    private Task? _loop;
    private bool _disposed;
    private volatile bool _lost;
    private long _ups;
    private long _downs;
    private long _upSince;

    internal Conductor(LiveRoomsOptions options)
    {
        _options = options;
        _linkPauses = new Backoff(options.FirstPause, options.LongestPause, options.Random);
        _gapPauses = new Backoff(options.FirstPause, options.LongestPause, options.Random);
        _link = new HubLink(options, OnFrame, OnDown);
    }

    internal HubLink Link => _link;

    // Closing may be reported before starting is: counted, the order does not matter.
    private bool IsUp => Interlocked.Read(ref _ups) > Interlocked.Read(ref _downs);

    /// <summary>Makes a room the wanted one; the one before is closed.</summary>
    internal RoomSession Want(string showId)
    {
        var room = new RoomSession(showId, new Readers(_options.UnreadLimit), _wake);
        RoomSession? before;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(LiveRoomsConnection));
            before = _room;
            _room = room;
            _loop ??= Task.Run(() => RunAsync(_stopping.Token));
        }

        EndPause();

        before?.Close(new Problem((int)ProblemCode.NotJoined, "Another room was joined on this connection.", false));
        _wake.Ring();
        return room;
    }

    /// <summary>Wants a room no more, and tells the server when the connection stands.</summary>
    internal async Task LeaveAsync(RoomSession room, CancellationToken cancel)
    {
        room.Close(new Problem((int)ProblemCode.NotJoined, "The room was left.", false));
        lock (_gate)
        {
            if (_room != room)
            {
                return;
            }

            _room = null;
        }

        EndPause();
        if (!IsUp)
        {
            return;
        }

        try
        {
            await _link.InvokeAsync<Reply>(HubMethods.Leave, [], cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is LinkLostException or LiveRoomsException)
        {
            // A lost connection has left every room.
        }
    }

    public async ValueTask DisposeAsync()
    {
        RoomSession? room;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            room = _room;
            _room = null;
        }

        room?.Close(Disposed);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await (_loop ?? Task.CompletedTask).ConfigureAwait(false);
        await _link.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _turn.Dispose();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var room = _room;
            try
            {
                if (!await StepAsync(room, stopping).ConfigureAwait(false))
                {
                    await _wake.HeardAsync(stopping).ConfigureAwait(false);
                }
            }
            catch (LinkLostException)
            {
                // The link reports its end a moment after its calls fail.
                await WhileUpAsync(stopping).ConfigureAwait(false);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                await FailedAsync(room, fault, stopping).ConfigureAwait(false);
            }
        }
    }

    // True when something was done and there may be more to do.
    private async Task<bool> StepAsync(RoomSession? room, CancellationToken stopping)
    {
        if (room is null || room.ClosedBecause is not null)
        {
            return false;
        }

        if (!IsUp)
        {
            await ConnectAsync(stopping).ConfigureAwait(false);
            return true;
        }

        if (room.NeedsJoin)
        {
            await JoinAsync(room, stopping).ConfigureAwait(false);
            return true;
        }

        if (room.NeedsMine)
        {
            var askedAt = room.AskMine();
            var mine = await AskMineAsync(stopping).ConfigureAwait(false);
            ThrowIfRetryable(mine.Problem);
            room.OnMine(mine, askedAt);
            return true;
        }

        return false;
    }

    private async Task ConnectAsync(CancellationToken stopping)
    {
        if (_lost)
        {
            _lost = false;
            if (_options.TimeProvider.GetElapsedTime(_upSince) >= 4 * _options.FirstPause)
            {
                _linkPauses.Reset();
            }

            await PauseAsync(_linkPauses.Next(), stopping).ConfigureAwait(false);
        }

        await _link.StartAsync(stopping).ConfigureAwait(false);
        _upSince = _options.TimeProvider.GetTimestamp();
        Interlocked.Increment(ref _ups);
    }

    private async Task JoinAsync(RoomSession room, CancellationToken stopping)
    {
        if (room.AfterGap)
        {
            await PauseAsync(_gapPauses.Next(), stopping).ConfigureAwait(false);
        }

        var (request, ticket) = room.BeginJoin();
        var reply = await _link.InvokeAsync<JoinReply>(HubMethods.Join, [request], stopping).ConfigureAwait(false);
        if (reply.Problem is { Code: (int)ProblemCode.SignInRequired } && room.Entry > 0)
        {
            // The token ran out: the next connection asks for a new one.
            await _link.StopAsync(stopping).ConfigureAwait(false);
            return;
        }

        ThrowIfRetryable(reply.Problem);
        if (reply.Problem is { } refusal)
        {
            room.Close(refusal);
        }
        else if (room.ClosedBecause is null)
        {
            room.EndJoin(reply, ticket);
        }
        else if (_room is null)
        {
            await _link.InvokeAsync<Reply>(HubMethods.Leave, [], stopping).ConfigureAwait(false);
        }
    }

    private async Task<MineReply> AskMineAsync(CancellationToken stopping)
    {
        try
        {
            return await _link.InvokeAsync<MineReply>(HubMethods.Mine, [], stopping).ConfigureAwait(false);
        }
        catch (LiveRoomsException fault)
        {
            return new MineReply(fault.Problem, null, null);
        }
    }

    private static void ThrowIfRetryable(Problem? problem)
    {
        if (problem is { Retryable: true })
        {
            throw new LiveRoomsException(problem);
        }
    }

    private async Task FailedAsync(RoomSession? room, Exception fault, CancellationToken stopping)
    {
        var refusal = Refusal(fault);
        if (room is { Entry: 0 } && refusal?.Problem is { Retryable: false } final)
        {
            room.Close(final, fault);
            return;
        }

        room?.OnTrouble(refusal?.Problem);
        await PauseAsync(_linkPauses.Next(refusal?.Problem.RetryAfterMs), stopping).ConfigureAwait(false);
    }

    private async Task WhileUpAsync(CancellationToken stopping)
    {
        try
        {
            while (IsUp)
            {
                await _wake.HeardAsync(stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The loop ends by itself.
        }
    }

    // Ends early when another room is wanted or this one no more.
    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _turn.Token);
            await Task.Delay(pause, _options.TimeProvider, either.Token).ConfigureAwait(false);
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
        {
            // The loop looks at both.
        }
    }

    private void EndPause()
    {
        using var over = Interlocked.Exchange(ref _turn, new CancellationTokenSource());
        over.Cancel();
    }

    private void OnFrame(RoomFrame frame)
    {
        if (_room is { } room && room.OnFrame(frame))
        {
            _gapPauses.Reset();
        }
    }

    private void OnDown()
    {
        _lost = true;
        Interlocked.Increment(ref _downs);
        if (_room is { } room)
        {
            room.OnLost(room.Entry);
        }

        _wake.Ring();
    }

    private static LiveRoomsException? Refusal(Exception fault)
    {
        for (Exception? at = fault; at is not null; at = at.InnerException)
        {
            if (at is LiveRoomsException refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
