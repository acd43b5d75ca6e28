using System.Collections.Immutable;
using LiveRooms.Grains.Draining;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Placement;
using LiveRooms.Grains.Shedding;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shedding;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LiveRooms.Grains.Shows;

/// <summary>
/// One show and its room: decide on the state so far, evolve, append, publish when the entry is stored. A room shows only what
/// it cannot forget: chat and tallies reach the feed after the journal, unless the store is away.
/// </summary>
[GrainType("show"), Reentrant, HeadlinePlacementFilter]
internal sealed partial class ShowGrain(
    IJournal journal, IJournalTrust trust, TimeProvider time, IOptions<ShowOptions> options, JournalMetrics journalMetrics,
    GrainMetrics grainMetrics, ProcessLoad load, HeadlineHome home, Residents residents, IHostApplicationLifetime host, ILogger<ShowGrain> log)
    : Grain, IShowGrain, IGrainMigrationParticipant
{
    private Show _show = Show.Initial;
    private JournalKey _key;
    private JournalWriter<ShowEvent> _writer = null!;
    private ShowFeed _feed = null!;
    private AudienceLease _audience = null!;
    private readonly Dictionary<RelaySession, DateTimeOffset> _lastReport = [];
    private readonly HashSet<DropId> _metLate = [];
    private DateTimeOffset _began;
    private long _snapshotVersion;
    private uint _shed;

    public Task<Outcome<ShowView>> Create(Actor actor, ShowSettings settings) => settings.Id.Value == this.GetPrimaryKeyString()
        ? CreateHere(actor, settings)
        : Task.FromResult<Outcome<ShowView>>(new Refusal(RefusalReason.Malformed, "The settings name another show."));

    public Task<Outcome<ShowView>> GoLive(Actor actor) => Command(new GoLive(actor));

    public async Task<Outcome<ShowView>> End(Actor actor)
    {
        var outcome = await Command(new EndShow(actor));
        if (outcome.Refusal is null)
            await CloseDrops();
        return outcome;
    }

    public Task<Outcome<ShowView>> Pin(Actor actor, ProductSnapshot? product) => Command(new PinProduct(actor, product));

    public Task<Outcome<ShowView>> Mute(Actor actor, ViewerId viewer, TimeSpan duration) =>
        Command(new MuteViewer(actor, viewer, duration));

    public Task<RoomView?> Describe() =>
        _writer.Failure is { } failure ? Task.FromException<RoomView?>(failure) : Task.FromResult(_feed.Room);

    public async Task<DateTimeOffset?> MutedUntil(ViewerId viewer)
    {
        var until = _show.MutedUntil(viewer, time.GetUtcNow());
        await StoredOrShown(_writer.WhenDurable());
        return until;
    }

    public async Task<ReportReply> Report(RelayReport report)
    {
        if (report.Lines.Length > RelayReport.MaxLines)
            throw new ArgumentException($"A report holds at most {RelayReport.MaxLines} lines.", nameof(report));
        if (!_show.Exists)
            return new ReportReply(Unknown, [], false, default, load.Level);
        var now = time.GetUtcNow();
        var retired = _show.Tally.IsRetired(report.Session);
        // The relay comes again at once under a new session: its viewers must not count under both. Who watches needs no record.
        if (!retired)
            TakeAudience(report, now);
        Hear(report.Session, now);
        if (_writer.IsFull)
            return new ReportReply(new Refusal(RefusalReason.Busy, "The room has as much to record as it may: try again."), [], false, default, load.Level);
        using var activity = GrainTracing.Batch("show.report", report.Lines.Length);
        var events = new List<ShowEvent>(report.Lines.Length + 1);
        var tally = Count(report, now, events);
        var lines = ImmutableArray.CreateBuilder<Refusal?>(report.Lines.Length);
        foreach (var line in report.Lines)
            lines.Add(Say(line, now, events));
        var counted = _held.Of(_show.Tally, report.Session);
        await StoredOrShown(Record(events));
        var answers = lines.MoveToImmutable();
        grainMetrics.OnLines(answers);
        return new ReportReply(tally, answers, retired, counted, load.Level);
    }

    public async Task<FeedPage> Follow(FollowRequest request)
    {
        if (_feed.Room is null)
            await Stored(_writer.WhenDurable()); // It may be being made.
        if (_feed.Room is null)
            return new FeedPage(Unknown, 0, 0, true, [], [], 0, 0, null);
        if (!_feed.HasNews(request) && _writer.Failure is null)
            await WaitForNews();
        return _writer.Failure is { } failure ? throw failure : _feed.Since(request);
    }

    public async Task<NewsReply> DropNews(DropNews news)
    {
        RequireStore();
        var settings = news.View.Settings;
        // A drop that is another show's is taken in when it was shared with the creator of this one.
        var host = news.View.SharedWith ?? settings.Creator;
        var attach = new AttachDrop(new Actor(new ViewerId(host.Value), Role.Creator), settings.Id);
        var events = new List<ShowEvent>();
        var refusal = Decide(attach, time.GetUtcNow(), events);
        await Stored(Record(events));
        if (refusal is not null)
        {
            // The drop checked before it was made; the show ended or filled up meanwhile. It has no room to be shown in.
            LogDropRefused(Name, settings.Id, refusal.Message);
            return new NewsReply(news.View.Version, refusal);
        }
        if (_feed.ToldVersion(settings.Id) is null)
            _metLate.Add(settings.Id);
        var told = _feed.ToldVersion(settings.Id) ?? 0;
        if (told >= news.FromVersion && told < news.ThroughVersion)
            TakeNotices(news, told);
        Display(news.View);
        _feed.Publish();
        return new NewsReply(_feed.ToldVersion(settings.Id) ?? 0, Headline: _show.Settings.Headline);
    }

    private static Refusal Unknown { get; } = new(RefusalReason.ShowUnknown, "There is no such show.");

    /// <summary>Until there is news or the wait is over; a host that stops, and a grain that moves, have no time to wait for.</summary>
    private async Task WaitForNews()
    {
        grainMetrics.OnFollowWaits();
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(host.ApplicationStopping);
        await Task.WhenAny(_feed.News, _resident!.Leaving, Task.Delay(options.Value.FollowWait, time, waited.Token));
        await waited.CancelAsync();
        grainMetrics.OnFollowWaited();
    }

    private async Task<Outcome<ShowView>> CreateHere(Actor actor, ShowSettings settings)
    {
        var outcome = await Command(new CreateShow(actor, settings));
        if (outcome.Value is null)
            return outcome;
        await TellCreator();
        await TellLobby();
        GoHome();
        return outcome;
    }

    private async Task<Outcome<ShowView>> Command(ShowCommand command)
    {
        RequireStore();
        var events = new List<ShowEvent>();
        var refusal = Decide(command, time.GetUtcNow(), events);
        await Stored(Record(events));
        return refusal is null ? _feed.Room!.Show : refusal;
    }

    private Refusal? Say(ChatPost line, DateTimeOffset now, List<ShowEvent> events)
    {
        var post = new PostChat(line.Operation, line.Viewer, line.Name, line.Role, line.Text);
        if (!load.ShedsTalk)
            return Decide(post, now, events);
        // Who is refused together does not come again together.
        var refusal = Decide(post with { NotBefore = LoadRule.TurnedAwayFor + Spread.Over(LoadRule.TurnedAwayFor, Spread.SeedOf(_shed)) }, now, events);
        if (refusal is { Reason: RefusalReason.Busy })
        {
            _shed++;
            grainMetrics.OnShed(1);
        }
        return refusal;
    }

    /// <summary>Decides and evolves; what must be recorded is added to the list.</summary>
    private Refusal? Decide(ShowCommand command, DateTimeOffset now, List<ShowEvent> events)
    {
        try
        {
            var decision = ShowRules.Decide(_show, command, now);
            if (decision.Refusal is not null)
                return decision.Refusal;
            foreach (var e in decision.Events)
            {
                _show.Evolve(e);
                events.Add(e);
            }
            return null;
        }
        catch (Exception e)
        {
            // The state has taken events that will never be recorded: nothing more may be decided on it.
            _writer.Stop(e);
            throw;
        }
    }

    private ShowView View() =>
        new(_show.Settings, _show.Status, _show.Pinned, _show.StartedAt, _show.EndedAt, _show.ViewRevision);

    private async Task DeactivateOnFailure()
    {
        var failure = await _writer.Failed;
        if (_isOver)
            return;
        LogWriterFailed(failure, _key);
        _feed.Publish(); // Those who wait must not hold the end up.
        DeactivateOnIdle();
    }
}
