using LiveRooms.Grains.Creators;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Sales;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LiveRooms.Grains.Webhooks;

/// <summary>
/// One loop sends; calls change what it works on and wake it. Where it stands is stored after each delivery, so a crash repeats the
/// last one, under the same key, and loses none.
/// </summary>
[GrainType("merchant-feed"), Reentrant]
internal sealed partial class MerchantFeedGrain : Grain, IMerchantFeedGrain, IRemindable, IDisposable
{
    /// <summary>How long a resend is waited for before it is answered.</summary>
    private static readonly TimeSpan ResendPatience = TimeSpan.FromSeconds(2);

    private readonly IPersistentState<FeedState> _place;
    private readonly IPersistentState<LettersState> _letters;
    private readonly IJournal _journal;
    private readonly IWebhookSender _sender;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly GrainMetrics _metrics;
    private readonly ILogger<MerchantFeedGrain> _log;
    private readonly StateSaver _placeSaver;
    private readonly StateSaver _letterSaver;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped; // Outlives its source.

    public MerchantFeedGrain(
        [PersistentState("place")] IPersistentState<FeedState> place, [PersistentState("letters")] IPersistentState<LettersState> letters,
        IJournal journal, IWebhookSender sender, IOptions<WebhookOptions> options, TimeProvider time, GrainMetrics metrics,
        ILogger<MerchantFeedGrain> log)
    {
        (_place, _letters, _journal, _sender) = (place, letters, journal, sender);
        (_options, _time, _metrics, _log, _stopped) = (options.Value, time, metrics, log, _stop.Token);
        _placeSaver = new StateSaver(() => place.WriteStateAsync(), DeactivateOnIdle);
        _letterSaver = new StateSaver(() => letters.WriteStateAsync(), DeactivateOnIdle);
    }

    private DropId Id => new(this.GetPrimaryKeyString());

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stop.Cancel();
        return Task.CompletedTask;
    }

    public void Dispose() => _stop.Dispose();

    public Task Nudge()
    {
        Wake();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Nudge();

    public async Task<Outcome<DeliveriesView>> Describe(Actor actor)
    {
        if (await RefuseActor(actor) is { } refusal)
            return refusal;
        return await View();
    }

    public async Task<Outcome<DeliveriesView>> Resend(Actor actor, string key)
    {
        if (await RefuseActor(actor) is { } refusal)
            return refusal;
        if (IndexOf(key) is not { } at)
            return NoLetter(key);
        Letters[at] = Letters[at] with { Resend = true };
        await _letterSaver.Save();
        var tried = _tried.Task;
        Wake();
        await Task.WhenAny(tried, Task.Delay(ResendPatience, _time, _stopped));
        return await View();
    }

    public async Task<Outcome<DeliveriesView>> Discard(Actor actor, string key)
    {
        if (await RefuseActor(actor) is { } refusal)
            return refusal;
        if (IndexOf(key) is not { } at)
            return NoLetter(key);
        Letters.RemoveAt(at);
        await _letterSaver.Save();
        return await View();
    }

    private List<DeadLetter> Letters => _letters.State.Letters;

    private static Refusal NoLetter(string key) => new(RefusalReason.DeliveryUnknown, $"There is no dead letter {key}.");

    private int? IndexOf(string key)
    {
        var at = Letters.FindIndex(letter => SalesBook.KeyOf(Id, letter.Sequence) == key);
        return at < 0 ? null : at;
    }

    private async Task<Refusal?> RefuseActor(Actor actor)
    {
        if (await Creator() is not { } creator)
            return new Refusal(RefusalReason.DropUnknown, $"There is no drop {Id}.");
        return actor.MayActFor(creator)
            ? null
            : new Refusal(RefusalReason.NotDropOwner, "Only the drop's creator may see its deliveries.");
    }

    private async Task<DeliveriesView> View()
    {
        var target = await Target();
        if (target is not null)
            await ReadAhead(target);
        Wake();
        var error = Letters.Count >= DeliveriesView.MaxDeadLetters
            ? $"{DeliveriesView.MaxDeadLetters:N0} dead letters: nothing is sent until some are resent or dropped."
            : _place.State.LastError;
        return new DeliveriesView(
            Id, target?.Url, _place.State.Delivered, target is null ? 0 : _facts.Count, _place.State.NextAttemptAt, error, [.. Letters]);
    }

    private async Task<CreatorId?> Creator()
    {
        if (_creator is null)
        {
            var book = new SalesReader(_journal, Id, page: 1);
            if (await book.ReadOn(null, _stopped))
                _creator = book.Book.Settings.Creator;
        }

        return _creator;
    }

    private async Task<WebhookTarget?> Target() => await Creator() is { } creator
        ? await GrainFactory.GetGrain<ICreatorGrain>(creator.Value).WebhookTarget()
        : null;
}
