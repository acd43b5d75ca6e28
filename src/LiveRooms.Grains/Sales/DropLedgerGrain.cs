using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Grains.Sales;

/// <summary>
/// Stores nothing: the book is read from the journal again by each activation, and what creators are told are totals, which may
/// be told twice. One call at a time.
/// </summary>
[GrainType("drop-ledger")]
internal sealed partial class DropLedgerGrain(IJournal journal, IOptions<LedgerOptions> options, ILogger<DropLedgerGrain> log)
    : Grain, IDropLedgerGrain, IRemindable
{
    private const string Follow = "follow";

    private SalesReader? _reader;
    private IGrainTimer? _timer;
    private bool _waiting;
    private bool _reminded;
    private long _told = -1;

    private DropId Id => new(this.GetPrimaryKeyString());

    public async Task Nudge()
    {
        // Before the drop may forget that there is news, something else must remember.
        if (!_reminded)
        {
            await this.RegisterOrUpdateReminder(Follow, options.Value.ReminderPeriod, options.Value.ReminderPeriod);
            _reminded = true;
        }

        Schedule();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _reminded = true;
        await CatchUp();
    }

    public async Task<Outcome<SettlementView>> Settlement(Actor actor) =>
        await CatchUp(actor) is { } refusal ? refusal : new SettlementView(_reader!.Book.Settings, _reader.Book.Settle());

    public async Task<Outcome<SoldPage>> Orders(Actor actor, int skip, int max)
    {
        if (await CatchUp(actor) is { } refusal)
            return refusal;
        var book = _reader!.Book;
        skip = Math.Max(0, skip);
        var orders = book.Orders(skip, Math.Clamp(max, 1, 1_000));
        return new SoldPage(book.Settings, [.. orders], skip + orders.Count < book.OrderCount ? skip + orders.Count : null);
    }

    public async Task<Outcome<CommissionPage>> Lines(Actor actor, int skip, int max)
    {
        var refusal = await CatchUp(actor);
        var book = _reader!.Book;
        // Whose show sold some of it may see what that earned.
        var own = refusal is null ? (CreatorId?)null : book.Creators.Cast<CreatorId?>().FirstOrDefault(c => actor.MayActFor(c!.Value));
        if (refusal is not null && own is null)
            return refusal;
        var (lines, next) = book.Lines(Math.Max(0, skip), Math.Clamp(max, 1, 1_000), own);
        return new CommissionPage(book.Settings, [.. lines], next);
    }

    private async Task<Refusal?> CatchUp(Actor actor)
    {
        await ReadToEnd();
        if (!_reader!.Book.Exists)
            return new Refusal(RefusalReason.DropUnknown, $"There is no drop {Id}.");
        return actor.MayActFor(_reader.Book.Settings.Creator)
            ? null
            : new Refusal(RefusalReason.NotDropOwner, "Only the drop's creator may see what it sold.");
    }

    private async Task ReadToEnd()
    {
        _reader ??= new SalesReader(journal, Id);
        var read = _reader.Book.Revision;
        try
        {
            await _reader.ReadToEnd(CancellationToken.None);
        }
        catch (JournalWentBackException)
        {
            _reader = null; // Read anew, it is what is left.
            await GrainFactory.GetGrain<IDropGrain>(Id.Value).Heard(read);
            throw;
        }
        catch (Exception e) when (e is not JournalUnavailableException)
        {
            _reader = null; // It may have entered half an entry: the next one begins again.
            throw;
        }
    }

    private void Schedule()
    {
        if (_waiting)
            return;
        _waiting = true;
        if (_timer is null)
            _timer = this.RegisterGrainTimer(OnTimer, new GrainTimerCreationOptions(options.Value.Pause, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        else
            _timer.Change(options.Value.Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task OnTimer()
    {
        _waiting = false;
        try
        {
            await CatchUp();
        }
#pragma warning disable CA1031 // Whatever failed, the reminder comes back to it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogBehind(log, e, Id.Value);
            if (e is not JournalDamagedException)
                Schedule();
        }
    }

    /// <summary>Reads what is new, tells it, and forgets the reminder when nothing is to come.</summary>
    private async Task CatchUp()
    {
        await ReadToEnd();
        var book = _reader!.Book;
        if (book.Exists && book.LineCount > 0 && _told < book.LineCount)
        {
            var lines = book.LineCount;
            foreach (var creator in book.Creators)
            {
                await GrainFactory.GetGrain<ICreatorLedgerGrain>(creator.Value).Tell(
                    new DropEarnings(Id, book.Settings.Product.Currency, book.TakingsOf(creator), book.Revision));
            }

            _told = lines;
        }

        if ((!book.Exists || book.IsSettled) && _reminded && await this.GetReminder(Follow) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
            _reminded = false;
        }
    }

    [LoggerMessage(1511, LogLevel.Warning, "The ledger of drop {Drop} could not catch up; it tries again")]
    private static partial void LogBehind(ILogger log, Exception e, string drop);
}
