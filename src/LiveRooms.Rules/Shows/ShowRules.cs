using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Viewers;

namespace LiveRooms.Rules.Shows;

/// <summary>What may happen in a show. Never changes the show: the caller records the events and evolves it.</summary>
public static partial class ShowRules
{
    /// <summary>Decides one command at <paramref name="now"/>.</summary>
    public static Decision<ShowEvent> Decide(Show show, ShowCommand command, DateTimeOffset now)
    {
        now = Instant.Of(now);
        if (command is CreateShow create)
            return Create(show, create, now);
        if (!show.Exists)
            return Refuse(RefusalReason.ShowUnknown, "There is no such show.");
        return command switch
        {
            PostChat chat => Chat(show, chat, now),
            ReportTally report => Report(show, report, now),
            RetireSession retire => Retire(show, retire, now),
            GoLive live => GoLive(show, live, now),
            EndShow end => End(show, end, now),
            PinProduct pin => Pin(show, pin, now),
            MuteViewer mute => Mute(show, mute, now),
            AttachDrop attach => Attach(show, attach, now),
            _ => throw new ArgumentException($"{command.GetType().Name} is no command of a show.", nameof(command)),
        };
    }

    private static Decision<ShowEvent> Create(Show show, CreateShow command, DateTimeOffset now)
    {
        var settings = command.Settings with { ScheduledAt = Instant.Of(command.Settings.ScheduledAt) };
        if (RefuseActor(command.By, settings) is { } refusal)
            return refusal;
        if (show.Exists)
        {
            // A host who was renamed between two tries of one command made no second show.
            return settings with { CreatorName = show.Settings.CreatorName } == show.Settings
                ? Nothing
                : Refuse(RefusalReason.ShowExists, "Another show has this id.");
        }

        if (!TextRules.IsLine(settings.Title, ShowLimits.MaxTitle))
            return Refuse(RefusalReason.TitleInvalid, "A title is 1 to 120 visible characters on one line.");
        if (NameRules.Check(settings.CreatorName, out var name) is { } badName)
            return Refuse(badName);
        if (!Language.TryParse(settings.Language.Code, out _))
            return Refuse(RefusalReason.LanguageUnknown, "The language is none of the eight.");
        if (settings.PlaybackUrl is { } url && !(WebAddress.IsHttp(url) && url.OriginalString.Length <= ShowLimits.MaxPlaybackUrl))
            return Refuse(RefusalReason.PlaybackUrlInvalid, "The playback address is an http or https URL of at most 2,048 characters.");
        return Accept(new ShowCreated(now, settings with { CreatorName = name }));
    }

    private static Decision<ShowEvent> GoLive(Show show, GoLive command, DateTimeOffset now)
    {
        if (RefuseActor(command.By, show.Settings) is { } refusal)
            return refusal;
        return show.Status switch
        {
            ShowStatus.Scheduled => Accept(new ShowWentLive(now, command.By.Id)),
            ShowStatus.Live => Nothing,
            _ => Ended(),
        };
    }

    private static Decision<ShowEvent> End(Show show, EndShow command, DateTimeOffset now)
    {
        if (RefuseActor(command.By, show.Settings) is { } refusal)
            return refusal;
        return show.Status == ShowStatus.Ended ? Nothing : Accept(new ShowEnded(now, command.By.Id));
    }

    private static Decision<ShowEvent> Pin(Show show, PinProduct command, DateTimeOffset now)
    {
        if (RefuseChange(command.By, show) is { } refusal)
            return refusal;
        if (command.Product is { } product && ProductRules.Check(product) is { } invalid)
            return Refuse(invalid);
        return show.Pinned == command.Product ? Nothing : Accept(new ProductPinned(now, command.Product));
    }

    private static Decision<ShowEvent> Attach(Show show, AttachDrop command, DateTimeOffset now)
    {
        if (RefuseActor(command.By, show.Settings) is { } refusal)
            return refusal;
        if (show.Drops.Contains(command.Drop))
            return Nothing;
        if (show.Status == ShowStatus.Ended)
            return Ended();
        return show.Drops.Count >= ShowLimits.MaxDrops
            ? Refuse(RefusalReason.ShowFull, "A show has at most 64 drops.")
            : Accept(new DropAttached(now, command.Drop));
    }

    private static Decision<ShowEvent>? RefuseActor(Actor actor, ShowSettings settings)
    {
        if (actor.MayActFor(settings.Creator))
            return null;
        return actor.Role == Role.Viewer
            ? Refuse(RefusalReason.RoleForbidden, "Only a creator may do this.")
            : Refuse(RefusalReason.NotShowOwner, "Only the show's creator may do this.");
    }

    private static Decision<ShowEvent>? RefuseChange(Actor actor, Show show) =>
        RefuseActor(actor, show.Settings) ?? (show.Status == ShowStatus.Ended ? Ended() : null);

    private static Decision<ShowEvent> Nothing => Decision<ShowEvent>.Accept();

    private static Decision<ShowEvent> Accept(ShowEvent e) => Decision<ShowEvent>.Accept(e);

    private static Decision<ShowEvent> Refuse(RefusalReason reason, string message, TimeSpan? retryAfter = null) =>
        Decision<ShowEvent>.Refuse(reason, message, retryAfter);

    private static Decision<ShowEvent> Refuse(Refusal refusal) => Refuse(refusal.Reason, refusal.Message, refusal.RetryAfter);

    private static Decision<ShowEvent> Ended() => Refuse(RefusalReason.ShowEnded, "The show has ended.");
}
