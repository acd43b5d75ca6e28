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
    private readonly LiveRoomsOptions _options;
    private readonly HubLink _link;
    private readonly LinkKeeper _keeper;
    private readonly Wake _wake = new();
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private volatile RoomSession? _room;
    private Task? _loop;
    private bool _disposed;

    internal Conductor(LiveRoomsOptions options)
    {
        _options = options;
        _link = new HubLink(options, OnFrame, OnDown);
        _keeper = new LinkKeeper(options, _link, _wake);
    }

    internal HubLink Link => _link;

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

        before?.Close(NotJoined("Another room was joined on this connection."));
        _keeper.EndTurn();
        _wake.Ring();
        return room;
    }

    /// <summary>Wants a room no more, and tells the server when the connection stands.</summary>
    internal async Task LeaveAsync(RoomSession room, CancellationToken cancel)
    {
        room.Close(NotJoined("The room was left."));
        lock (_gate)
        {
            if (_room != room)
            {
                return;
            }

            _room = null;
        }

        _keeper.EndTurn();
        if (_keeper.IsUp)
        {
            await _link.TellAsync(HubMethods.Leave, cancel).ConfigureAwait(false);
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

        room?.Close(NotJoined("The connection was disposed."));
        await _stopping.CancelAsync().ConfigureAwait(false);
        await (_loop ?? Task.CompletedTask).ConfigureAwait(false);
        await _link.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _keeper.Dispose();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            _keeper.BeginTurn();
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
                await _keeper.WhileUpAsync(stopping).ConfigureAwait(false);
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
        if (room is null || room.Phase == ConnectionPhase.Closed)
        {
            return false;
        }

        if (!_keeper.IsUp)
        {
            await _keeper.StartAsync(stopping).ConfigureAwait(false);
            return true;
        }

        if (room.NeedsJoin)
        {
            await JoinAsync(room, stopping).ConfigureAwait(false);
            return true;
        }

        if (room.NeedsMine)
        {
            await AskMineAsync(room, stopping).ConfigureAwait(false);
            return true;
        }

        return false;
    }

    private async Task JoinAsync(RoomSession room, CancellationToken stopping)
    {
        if (room.AfterGap)
        {
            await _keeper.PauseForGapAsync(stopping).ConfigureAwait(false);
        }

        var (request, ticket) = room.BeginJoin();
        var reply = await _link.InvokeAsync<JoinReply>(HubMethods.Join, [request], stopping).ConfigureAwait(false);
        if (reply.Problem is { Code: (int)ProblemCode.SignInRequired } && room.WasEntered)
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
        else if (room.Phase != ConnectionPhase.Closed)
        {
            room.EndJoin(reply, ticket);
        }
        else if (_room is null)
        {
            await _link.TellAsync(HubMethods.Leave, stopping).ConfigureAwait(false);
        }
    }

    private async Task AskMineAsync(RoomSession room, CancellationToken stopping)
    {
        var askedAt = room.AskMine();
        MineReply mine;
        try
        {
            mine = await _link.InvokeAsync<MineReply>(HubMethods.Mine, [], stopping).ConfigureAwait(false);
        }
        catch (LiveRoomsException fault)
        {
            mine = new MineReply(fault.Problem, null, null);
        }

        if (mine.Problem is { Code: (int)ProblemCode.StoreUnavailable })
        {
            room.EnterWithoutOwn();
        }

        ThrowIfRetryable(mine.Problem);
        room.OnMine(mine, askedAt);
    }

    private async Task FailedAsync(RoomSession? room, Exception fault, CancellationToken stopping)
    {
        var refusal = HubFaults.RefusalIn(fault);
        if (room is { WasEntered: false } && refusal?.Problem is { Retryable: false } final)
        {
            room.Close(final, fault);
            return;
        }

        room?.OnTrouble(refusal?.Problem);
        await _keeper.PauseAsync(refusal?.Problem.RetryAfterMs, stopping).ConfigureAwait(false);
    }

    private void OnFrame(RoomFrame frame)
    {
        if (_room is { } room && room.OnFrame(frame))
        {
            _keeper.OnFlow();
        }
    }

    private void OnDown(Exception? why)
    {
        var again = HubFaults.ComeAgainIn(why);
        var room = _room;
        room?.OnLost();
        if (again is not null)
        {
            room?.OnTrouble(HubFaults.ProblemOf(why!));
        }

        // Last: from now on the room may be entered again, and must have told why it was left.
        _keeper.OnDown(again);
        _wake.Ring();
    }

    private static void ThrowIfRetryable(Problem? problem)
    {
        if (problem is { Retryable: true })
        {
            throw new LiveRoomsException(problem);
        }
    }

    private static Problem NotJoined(string message) => new((int)ProblemCode.NotJoined, message, Retryable: false);
}
