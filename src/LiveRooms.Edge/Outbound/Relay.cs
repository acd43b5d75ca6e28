using LiveRooms.Edge.Inbound;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// This edge's representative of one room. It follows the show's feed, reports what its viewers do, and sends one frame a
/// tick to all of them, encoded once.
/// </summary>
internal sealed class Relay
{
    private readonly Lock _gate = new();
    private readonly Audience _audience = new();
    private readonly AsyncSignal _news = new();
    private readonly IGrainFactory _grains;
    private readonly IShowGrain _show;
    private readonly RelayFeed _feed;
    private readonly RelayReporter _reporter;
    private readonly RelayFollower _follower;
    private readonly RelayContext _context;
    private readonly Action _wake;
    private long _flushedSequence;
    private long _flushedStamp;
    private int _users;
    private long _emptySince;
    private bool _closed;
    private bool _started;

    public Relay(ShowId show, IGrainFactory grains, RelayContext context)
    {
        Show = show;
        _grains = grains;
        _context = context;
        _show = grains.GetGrain<IShowGrain>(show.Value);
        _feed = new RelayFeed(show, context.Options.KeptEvents);
        _reporter = new RelayReporter(_show, context);
        _follower = new RelayFollower(_show, context, Apply);
        _wake = _news.Set;
        _emptySince = context.Time.GetTimestamp();
    }

    /// <summary>The room.</summary>
    public ShowId Show { get; }

    /// <summary>Null once the room is known; why not when there is no such show.</summary>
    public Task<Refusal?> Ready => _follower.Ready;

    /// <summary>Viewers in the room on this edge.</summary>
    public int Viewers
    {
        get
        {
            lock (_gate)
                return _audience.Count;
        }
    }

    /// <summary>Counts a user in, so that the relay stays; false when it has closed: open another.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            _users++;
            return true;
        }
    }

    /// <summary>True for the one caller that must <see cref="Run"/> it.</summary>
    public bool TryStart() => !Interlocked.Exchange(ref _started, true);

    /// <summary>Counts a user out.</summary>
    public void Exit()
    {
        lock (_gate)
        {
            _users--;
            // Nobody can use a room that does not exist: close at once, so that made-up names hold no place.
            _closed |= _users == 0 && Ready is { IsCompletedSuccessfully: true, Result: not null };
            if (_users == 0)
                _emptySince = _context.Time.GetTimestamp();
        }
    }

    /// <summary>Runs until the relay has been without users for <see cref="EdgeOptions.RelayLinger"/> or the edge stops.</summary>
    public async Task Run(CancellationToken stopping)
    {
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.Yield();
        var loops = Task.WhenAll(_follower.Run(closing.Token), Flush(closing.Token), _reporter.Run(() => Viewers, closing.Token));
        while (!stopping.IsCancellationRequested && !CloseWhenUnused())
        {
            await Task.Delay(_context.Options.Heartbeat, _context.Time, stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await closing.CancelAsync().ConfigureAwait(false);
        await loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _reporter.Finish().ConfigureAwait(false);
    }

    /// <summary>Lets a viewer in: the room as it stands, and what a returning one missed.</summary>
    public JoinReply Join(ViewerLane lane, Position? lastSeen, ViewerCard you)
    {
        lock (_gate)
        {
            Stand(lane);
            _audience.Add(lane);
            _reporter.Wake();
            var resumed = lastSeen is not null && _feed.Covers(lastSeen.Epoch, lastSeen.Sequence);
            var missed = resumed ? _feed.EventsFor(lastSeen!.Sequence, lane.Viewer) : [];
            return new JoinReply(null, _feed.Snapshot(_context.Time.GetUtcNow()), missed, resumed, you);
        }
    }

    /// <summary>Lets a viewer out.</summary>
    public void Leave(ViewerLane lane)
    {
        lock (_gate)
        {
            if (!_audience.Remove(lane))
                return;
        }
        _reporter.Wake();
        Exit();
    }

    /// <summary>Says a line; null when it is stored.</summary>
    public Task<Refusal?> Say(OperationId operation, Viewer viewer, string text) =>
        _reporter.Say(new ChatPost(operation, viewer.Id, viewer.Name, viewer.Role, text));

    /// <summary>Counts reactions.</summary>
    public void React(ReactionKind kind, int count) => _reporter.React(kind, count);

    /// <summary>What is a viewer's own in this room, asked of the drops themselves.</summary>
    public async Task<MineReply> Mine(ViewerId viewer)
    {
        DropId[] drops;
        lock (_gate)
            drops = [.. _feed.Drops];
        var muted = _show.MutedUntil(viewer);
        var reservations = await Task.WhenAll(drops.Select(async drop => await _grains.GetGrain<IDropGrain>(drop.Value).OfViewer(viewer)))
            .ConfigureAwait(false);
        var until = await muted.ConfigureAwait(false);
        return new MineReply(
            null, [.. reservations.SelectMany(r => r).TakeLast(MineReply.MaxReservations).Select(Cards.Of)], until?.ToUnixTimeMilliseconds());
    }

    private void Apply(FeedPage page)
    {
        lock (_gate)
            _feed.Apply(page);
        _news.Set();
    }

    private async Task Flush(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            await _news.Wait(closing).ConfigureAwait(false);
            lock (_gate)
                SendFrames();
            await Task.Delay(_context.Options.Tick, _context.Time, closing).ConfigureAwait(false);
        }
    }

    private void SendFrames()
    {
        if (_audience.Count == 0)
            return;
        var now = _context.Time.GetUtcNow();
        var directed = _feed.DirectedSince(_flushedSequence);
        SerializedHubMessage? shared = null;
        SerializedHubMessage? reset = null;
        var personal = 0;
        foreach (var lane in _audience.Lanes)
        {
            if (!lane.IsFree || lane.Stamp == _feed.Stamp)
                continue;
            if (!_feed.Covers(lane.Epoch, lane.Sequence))
                lane.Send(reset ??= Encode(_feed.ResetFrame(now)), _wake);
            else if (lane.Stamp == _flushedStamp && directed?.Contains(lane.Viewer) is not true)
                lane.Send(shared ??= Encode(_feed.Frame(_flushedSequence, _flushedStamp, null, now)), _wake);
            else
            {
                lane.Send(Encode(_feed.Frame(lane.Sequence, lane.Stamp, lane.Viewer, now)), _wake);
                personal++;
            }
            Stand(lane);
        }
        _flushedSequence = _feed.Sequence;
        _flushedStamp = _feed.Stamp;
        _context.Metrics.OnFrame(_audience.Count, personal);
    }

    private void Stand(ViewerLane lane)
    {
        lane.Epoch = _feed.Epoch;
        lane.Sequence = _feed.Sequence;
        lane.Stamp = _feed.Stamp;
    }

    private bool CloseWhenUnused()
    {
        lock (_gate)
        {
            _closed |= _users == 0 && _context.Time.GetElapsedTime(_emptySince) >= _context.Options.RelayLinger;
            return _closed;
        }
    }

    private static SerializedHubMessage Encode(RoomFrame frame) =>
        new(new Microsoft.AspNetCore.SignalR.Protocol.InvocationMessage(HubMethods.Frame, [frame]));
}
