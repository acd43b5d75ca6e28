using System.Diagnostics;
using LiveRooms.Edge.Inbound;
using LiveRooms.Grains.Cluster;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// This edge's representative of one room. It follows the show's feed, reports what its viewers do, and sends one frame a
/// tick to all of them, encoded once. It lives as long as all its loops do: one that is broken cuts its viewers, who come
/// again to a new one.
/// </summary>
internal sealed partial class Relay
{
    private readonly Lock _gate = new();
    private readonly Audience _audience;
    private readonly AsyncSignal _news = new();
    private readonly RelayContext _context;
    private readonly IGrainFactory _grains;
    private readonly RoomPace _pace;
    private readonly RelayFeed _feed;
    private readonly RelayFollower _follower;
    private readonly RelayReporter _reporter;
    private readonly RelayUse _use;
    private readonly FrameRound _round;
    private readonly RoomQuestions _questions;
    private readonly DropGates _gates = new();
    private readonly RoomChat _chat;
    private bool _over;

    public Relay(ShowId show, IGrainFactory grains, RelayContext context)
    {
        Show = show;
        _context = context;
        _grains = grains;
        var grain = grains.GetGrain<IShowGrain>(show.Value);
        _pace = new RoomPace(show, context);
        _feed = new RelayFeed(show, context.Options.KeptEvents, _pace.MayShow);
        _reporter = new RelayReporter(show, grain, context, () => _pace.Tick, level => _pace.Silo = level);
        _follower = new RelayFollower(show, grain, context, () => _pace.FollowPause, Apply);
        _use = new RelayUse(context.Time, context.Options.RelayLinger);
        var composer = new FrameComposer(_feed, _gate, context.Encoder, context.Time, context.Options.MaxPendingBytes);
        _audience = new Audience(composer, AudienceShape.Default, Queue, _news.Set);
        _round = new FrameRound(_audience, composer, _gate, context.Time);
        _questions = new RoomQuestions(grain, grains);
        _chat = new RoomChat(context.Options, context.Time);
    }

    /// <summary>The room.</summary>
    public ShowId Show { get; }

    /// <summary>Null once the room is known; why not when there is no such show.</summary>
    public Task<Refusal?> Ready => _follower.Ready;

    /// <summary>How the room goes here.</summary>
    public RoomStatus Status => _pace.Status();

    /// <summary>Counts a user in, so that the relay stays; false when it has closed: open another.</summary>
    public bool TryEnter() => _use.TryEnter();

    /// <summary>Counts a user out.</summary>
    public void Exit() => _use.Exit();

    /// <summary>Runs until the relay has been unused for <see cref="EdgeOptions.RelayLinger"/>, there is no such show, or the edge stops.</summary>
    public async Task Run(CancellationToken stopping)
    {
        await Task.Yield();
        // A relay outlives the join that opened it, and is no part of its trace.
        Activity.Current = null;
        _pace.Open();
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task[] loops = [_follower.Run(closing.Token), Flush(closing.Token), Report(closing.Token)];
        await Task.WhenAny([_use.WhenUnused(closing.Token), .. loops]).ConfigureAwait(false);
        _use.Close();
        await closing.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var loop in loops.Where(l => l.IsFaulted))
            LogBroken(_context.Log, loop.Exception!, Show);
        // When the whole edge stops, the connections are told so by themselves.
        Dismiss(cut: !stopping.IsCancellationRequested);
        _pace.Close();
        if (Ready is { IsCompletedSuccessfully: true, Result: null })
            await _reporter.Finish().ConfigureAwait(false);
    }

    /// <summary>
    /// Makes sure that the relay is not behind a viewer who was on another edge before: it would tell things twice, or show an
    /// older room. Null when it is not, or no longer.
    /// </summary>
    public async Task<Refusal?> CatchUp(Position? lastSeen, CancellationToken cancellation)
    {
        lock (_gate)
        {
            // Epochs grow with time; whatever is said of a feed that is over cannot be ahead.
            var known = _feed.Place;
            if (lastSeen is null || lastSeen.Epoch < known.Epoch || (lastSeen.Epoch == known.Epoch && lastSeen.Sequence <= known.Sequence))
                return null;
        }
        try
        {
            await _follower.Refresh().WaitAsync(_context.Options.Patience, _context.Time, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (TimeoutException)
        {
            return Refusals.StoreUnavailable;
        }
    }

    /// <summary>Lets a viewer in: the room as it stands, and what a returning one missed.</summary>
    public JoinReply Join(ViewerLane lane, Position? lastSeen, ViewerCard you)
    {
        JoinReply reply;
        lock (_gate)
        {
            if (_over)
                return new JoinReply(Cards.Of(Refusals.StoreUnavailable), null, null, false, null);
            var resumed = lastSeen is not null && _feed.Covers(lastSeen.Epoch, lastSeen.Sequence, lane.Viewer);
            var missed = resumed ? _feed.EventsFor(lastSeen!.Sequence, lane.Viewer) : [];
            var snapshot = _feed.SnapshotFor(_context.Time.GetUtcNow(), lane.Viewer, resumed ? lastSeen!.Sequence : null);
            reply = new JoinReply(null, snapshot, missed, resumed, you);
            lane.Place = _feed.Place;
            _audience.Add(lane);
            _context.Metrics.OnJoined(resumed);
        }
        _reporter.Wake();
        return reply;
    }

    /// <summary>Lets a viewer out, and counts it out.</summary>
    public void Leave(ViewerLane lane)
    {
        lane.Leave();
        lock (_gate)
        {
            if (_audience.Remove(lane))
                _context.Metrics.OnLeft();
        }
        _reporter.Wake();
        Exit();
    }

    /// <summary>Null when a viewer may say another line here now, by its own limit and by the room's; then it is counted by both.</summary>
    public Refusal? TakeLine(Viewer viewer, ChatLimits limits) =>
        limits.Take(viewer.Id, _chat.IsOwnVoice(viewer.Actor) ? null : _chat);

    /// <summary>Says a line; null when it is stored.</summary>
    public Task<Refusal?> Say(OperationId operation, Viewer viewer, string text)
    {
        lock (_gate)
            _feed.Speaks(viewer.Id);
        return _reporter.Say(new ChatPost(operation, viewer.Id, viewer.Name, viewer.Role, text));
    }

    /// <summary>Counts reactions; null when counted.</summary>
    public Refusal? React(ReactionKind kind, int count) => _reporter.React(kind, count);

    /// <summary>
    /// What is a viewer's own in this room. Drops that a show which has just begun anew does not name yet are asked as well: what a list
    /// of one's own leaves out is taken for gone.
    /// </summary>
    public Task<MineReply> Mine(ViewerId viewer)
    {
        DropId[] drops;
        lock (_gate)
            drops = [.. _feed.Drops.Union(_gates.Doubted)];
        return _questions.Mine(viewer, drops);
    }

    /// <summary>
    /// Why a reservation asked for the first time would be refused, as far as the room's newest cards are certain of it; null when
    /// the drop must be asked. Decides nothing while the show does not answer.
    /// </summary>
    public Refusal? RefuseAhead(DropId drop, VariantId? variant, long quantity)
    {
        var refusal = _follower.IsCurrent ? _gates.Refuse(drop, variant, quantity) : null;
        if (refusal is not null)
            _context.Metrics.OnRefusedAhead();
        return refusal;
    }

    /// <summary>The drop's highest version that a viewer here may have seen; 0 when none is known.</summary>
    public long Seen(DropId drop) => _gates.Newest(drop);

    /// <summary>An answer of the drop, which no older card may contradict.</summary>
    public void Learn(DropId drop, long version) => _gates.Learn(drop, version);

    private void Apply(FeedPage page)
    {
        int leftOut;
        lock (_gate)
        {
            leftOut = _feed.Apply(page);
            if (page.Latest is { } latest)
            {
                Ask(_gates.Update(latest.Drops, page.Reset));
                _chat.HostedBy(latest.Show.Settings.Creator);
            }
        }
        // What a feed that starts over tells was said before.
        if (!page.Reset)
            _pace.OnLines(page.Lines.Length + page.SkippedLines, leftOut);
        _news.Set();
    }

    /// <summary>A show that began anew has older views than viewers here saw: each drop finds out whether that is for good.</summary>
    private void Ask(IReadOnlyList<(DropId Drop, long Seen)> behind)
    {
        foreach (var (drop, seen) in behind)
            _grains.GetGrain<IDropGrain>(drop.Value).Heard(seen).Ignore();
    }

    private async Task Flush(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            await _news.Wait(closing).ConfigureAwait(false);
            _pace.Begin();
            var round = await _round.Send().ConfigureAwait(false);
            _context.Metrics.OnRound(round);
            var (viewers, audience) = Present();
            await Task.Delay(_pace.Next(round, viewers, audience), _context.Time, closing).ConfigureAwait(false);
        }
    }

    /// <summary>A room that is not known yet, or does not exist, is told nothing.</summary>
    private async Task Report(CancellationToken closing)
    {
        if (await Ready.WaitAsync(closing).ConfigureAwait(false) is null)
            await _reporter.Run(Count, closing).ConfigureAwait(false);
    }

    /// <summary>Viewers here. Asked at every heartbeat, so a room in which nothing happens any more cools down too.</summary>
    private long Count()
    {
        var (viewers, audience) = Present();
        _pace.Look(viewers, audience);
        return viewers;
    }

    private (int Viewers, long Audience) Present()
    {
        lock (_gate)
            return (_audience.Count, _feed.RoomAudience);
    }

    private void Dismiss(bool cut)
    {
        List<ViewerLane> lanes = [];
        lock (_gate)
        {
            _over = true;
            if (cut)
                _audience.CopyTo(lanes);
        }
        foreach (var lane in lanes)
            lane.Abort();
    }

    private static void Queue(IThreadPoolWorkItem sender) => ThreadPool.UnsafeQueueUserWorkItem(sender, preferLocal: false);

    [LoggerMessage(2003, LogLevel.Error, "The relay of show {Show} is broken: its viewers are cut and come again")]
    private static partial void LogBroken(ILogger log, Exception e, ShowId show);
}
