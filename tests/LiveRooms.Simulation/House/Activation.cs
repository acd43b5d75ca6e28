using System.Collections.Immutable;
using LiveRooms.Grains;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;
using LiveRooms.Simulation.Checks;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveRooms.Simulation.House;

/// <summary>What the grain is around a <see cref="DropCore"/>: its timer, the show that is told, the end on failure.</summary>
internal sealed class Activation
{
    private readonly History _history;
    private readonly Node _node;
    private readonly DropCore _core;
    private readonly Action _ended;
    private readonly ITimer _timer;
    private readonly Dictionary<ShowId, NewsSender> _news = [];
    private DateTimeOffset? _scheduled;

    public Activation(History history, Node node, Action ended)
    {
        (_history, _node, _ended) = (history, node, ended);
        Link = new StoreLink(history.World, history.Weather, history.Network, history.Store, node);
        var journal = new Witness(history.Plant.Journal(Link, history), Link);
        var options = new DropOptions { SnapshotEvery = history.Setup.SnapshotEvery };
        var parts = new DropCoreParts(journal, node.Clock, options, Instruments.Journal, Instruments.Grains, NullLogger.Instance)
        {
            Decide = history.Plant.Decide(),
        };
        _core = new DropCore(history.Store.Key, parts, Tell) { Changed = ScheduleDue };
        _timer = node.Clock.CreateTimer(_ => node.Run(DoDue), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Loaded = Load();
    }

    public StoreLink Link { get; }

    public Task Loaded { get; }

    public DropCore Core => _core;

    /// <summary>Whether it has replayed and believes itself to be the writer.</summary>
    public bool IsWriter => _node.IsUp && Loaded.IsCompletedSuccessfully && _core.Failure is null;

    /// <summary>Whether all it decided is stored.</summary>
    public bool IsAtRest => IsWriter && _core.WhenDurable().IsCompletedSuccessfully;

    public async Task<ImmutableArray<DropReceipt>> Act(ImmutableArray<DropRequest> requests, ShowId? show, long seen)
    {
        var batch = new DropBatch.Packer();
        foreach (var request in requests)
            batch.Add(request);
        var from = _history.Checks.Ledger.Revision;
        ImmutableArray<DropReceipt> receipts = [.. await Guard(() => _core.Act(batch.Take(seen), show))];
        for (var i = 0; i < requests.Length; i++)
            _history.Checks.Answers.Judge(new Wish(requests[i], show ?? Setup.Show), receipts[i], from);
        return receipts;
    }

    public async Task<Outcome<DropView>> Command(DropCommand command)
    {
        if (command is CreateDrop create && _history.Setup.Settings.Mode == DropMode.Lottery)
            command = create with { Seed = NewSeed() };
        var outcome = await Guard(() => _core.Command(command));
        _history.Checks.Answers.Judge(command, outcome);
        return outcome;
    }

    public async Task<Outcome<PaymentReceipt>> Settle(SettlePayment notice)
    {
        var outcome = await Guard(() => _core.Settle(notice));
        _history.Checks.Payments.Judge(notice, outcome);
        return outcome;
    }

    public async Task<Outcome<CheckoutView>> Checkout(ViewerId viewer, long number)
    {
        var outcome = await Guard(() => _core.Checkout(viewer, number, late: false));
        if (outcome.Value is { } checkout)
            _history.Checks.Answers.Judge(checkout);
        return outcome;
    }

    public async Task<ImmutableArray<ReservationView>> OfViewer(ViewerId viewer)
    {
        var views = await Guard(() => _core.OfViewer(viewer));
        foreach (var view in views)
            _history.Checks.Answers.Judge(view);
        return views;
    }

    public Task<DropView?> DescribeIn(ShowId show) => _core.Failure is { } failure
        ? Task.FromException<DropView?>(failure)
        : Task.FromResult(_core.Views.FirstOrDefault(v => v.Settings.Show == show));

    /// <summary>No more timers and news: it is out of the directory. What it was asked before goes on.</summary>
    public void End()
    {
        _timer.Dispose();
        foreach (var sender in _news.Values)
            sender.Stop();
    }

    public async Task DoDue()
    {
        _scheduled = null;
        try
        {
            await Guard(async () =>
            {
                await _core.DoDue();
                return true;
            });
            if (_core.Failure is null)
                ScheduleDue();
        }
        catch (Exception e) when (IsExpected(e))
        {
            // The next activation does it.
        }
    }

    /// <summary>Each time anew; a drop that exists already keeps its own.</summary>
    private DrawSeed NewSeed()
    {
        var bytes = new byte[Digest.Length];
        _history.World.Dice.NextBytes(bytes);
        return new DrawSeed(bytes);
    }

    private async Task Load()
    {
        await Task.Yield();
        try
        {
            await _core.Load(CancellationToken.None);
        }
        catch (Exception e)
        {
            _history.World.Break(Law.Replay, $"{_node} could not load: {e.Message}");
            throw;
        }

        if (_core.Failure is JournalUnavailableException)
            _history.World.Seen.Add(Case.LoadFailed);
        else
            _history.Checks.Replays.Loaded(_core.Drop);
        _ = EndOnFailure();
        foreach (var view in _core.Views)
            Sender(view.Settings.Show).Begin(view);
        if (!_core.Drop.Exists)
            return;
        _core.AskFirst(Sender(_core.Drop.Settings.Show).Answered);
        ScheduleDue();
    }

    private async Task EndOnFailure()
    {
        var failure = await _core.Failed;
        _history.World.Trace.Say(_history.World, $"{_node} stops: {failure.Message}");
        if (!IsExpected(failure) || failure is JournalUnavailableException { InnerException: not null })
            _history.World.Break(Law.NoSurprise, $"{_node} stopped: {failure}");
        if (failure is JournalFencedException && !Link.WasFenced)
            _history.World.Seen.Add(Case.StaleCaughtByLooking);
        End();
        _ended();
    }

    private void Tell(ImmutableArray<DropView> views, DropNotices notices)
    {
        foreach (var view in views)
        {
            _history.Checks.Told.Durable(view, notices.In(view.Settings.Show));
            Sender(view.Settings.Show).Add(view, notices.In(view.Settings.Show));
        }
    }

    private NewsSender Sender(ShowId show)
    {
        if (!_news.TryGetValue(show, out var sender))
        {
            _news.Add(show, sender = new NewsSender(
                _history.Shows.First(s => s.Id == show).Seen(_node), (known, max) => NoticesSince(show, known, max), keptNotices: 8,
                _ => { }, version => _ = Hear(version), _node.Clock, NullLogger.Instance));
        }

        return sender;
    }

    private async Task Hear(long version)
    {
        try
        {
            await Guard(async () =>
            {
                await _core.Heard(version);
                return true;
            });
        }
        catch (Exception e) when (IsExpected(e))
        {
            // Another one writes: that is how it knew more.
        }
    }

    private Task<(List<DropNotice> Notices, long Through)> NoticesSince(ShowId show, long known, int max)
    {
        _history.World.Seen.Add(Case.ToldFromJournal);
        return _core.NoticesSince(show, known, max);
    }

    private void ScheduleDue()
    {
        var next = _core.Drop.NextDeadline;
        if (next == _scheduled)
            return;
        _scheduled = next;
        var wait = next - _node.Clock.GetUtcNow() ?? Timeout.InfiniteTimeSpan;
        _timer.Change(next is null || wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task<T> Guard<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (!IsExpected(e))
        {
            _history.World.Break(Law.NoSurprise, $"{_node}: {e}");
            throw;
        }
    }

    private static bool IsExpected(Exception e) => e is JournalFencedException or JournalUnavailableException;
}
