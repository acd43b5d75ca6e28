using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>
/// A show and its room, folded from events. <see cref="ShowRules.Decide"/> reads it, only <see cref="Evolve"/> changes it.
/// Not safe for concurrent use.
/// </summary>
public sealed partial class Show
{
    private readonly List<DropId> _drops = [];
    private readonly Mutes _mutes = new();
    private readonly Ring<ChatLine> _chat = new(ShowLimits.ChatHistory);
    private readonly RecentMap<(ViewerId Viewer, OperationId Operation), long> _said = new(ShowLimits.ChatMemory);
    private ShowSettings? _settings;

    private Show()
    {
    }

    /// <summary>A new show to which nothing has happened.</summary>
    public static Show Initial => new();

    /// <summary>Whether it was created.</summary>
    public bool Exists => _settings is not null;

    /// <summary>Events it was folded from.</summary>
    public long Revision { get; private set; }

    /// <summary>The revision at the last change of status or pinned product: of two views the higher is newer.</summary>
    public long ViewRevision { get; private set; }

    /// <summary>What it was made with.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public ShowSettings Settings => _settings ?? throw new InvalidOperationException("The show was not created.");

    /// <summary>Where it stands.</summary>
    public ShowStatus Status { get; private set; }

    /// <summary>When it went live, if it did.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended, if it did.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The pinned product, if any.</summary>
    public ProductSnapshot? Pinned { get; private set; }

    /// <summary>Its drops, oldest first; at most <see cref="ShowLimits.MaxDrops"/>.</summary>
    public IReadOnlyList<DropId> Drops => _drops;

    /// <summary>The last lines, oldest first; at most <see cref="ShowLimits.ChatHistory"/>.</summary>
    public IReadOnlyList<ChatLine> Chat => _chat;

    /// <summary>Lines ever posted; the newest one's number.</summary>
    public long LastLine { get; private set; }

    /// <summary>Its reactions. To be changed through events only.</summary>
    public Tally Tally { get; private set; } = new();

    /// <summary>Mutes kept, ended ones included until they give way.</summary>
    public int MuteCount => _mutes.Count;

    /// <summary>The end of the viewer's mute; null when not muted at <paramref name="now"/>.</summary>
    public DateTimeOffset? MutedUntil(ViewerId viewer, DateTimeOffset now) => _mutes.Of(viewer) is { } until && until > now ? until : null;

    internal long? FindSaying(ViewerId viewer, OperationId operation) => _said.TryGet((viewer, operation), out var print) ? print : null;

    /// <summary>Makes the event true.</summary>
    /// <exception cref="InvalidOperationException">The event cannot follow what came before: the journal is damaged.</exception>
    public void Evolve(ShowEvent e)
    {
        if (Exists == e is ShowCreated)
            throw new InvalidOperationException($"{e.GetType().Name} cannot follow: exists {Exists}.");
        Revision++;
        if (e is ShowCreated or ShowWentLive or ShowEnded or ProductPinned)
            ViewRevision = Revision;
        switch (e)
        {
            case ChatPosted chat:
                Say(chat);
                break;
            case TallyReported report:
                Tally.Apply(report.Session, report.Totals);
                break;
            case SessionRetired retired:
                Tally.Retire(retired.Session);
                break;
            case ViewerMuted muted:
                _mutes.Add(muted.Viewer, muted.Until);
                break;
            case ViewerUnmuted unmuted:
                _mutes.Remove(unmuted.Viewer);
                break;
            case ProductPinned pinned:
                Pinned = pinned.Product;
                break;
            case DropAttached attached:
                _drops.Add(attached.Drop);
                break;
            default:
                EvolveLife(e);
                break;
        }
    }

    private void EvolveLife(ShowEvent e)
    {
        switch (e)
        {
            case ShowCreated created:
                _settings = created.Settings;
                break;
            case ShowWentLive live when Status == ShowStatus.Scheduled:
                Status = ShowStatus.Live;
                StartedAt = live.At;
                break;
            case ShowEnded ended when Status != ShowStatus.Ended:
                Status = ShowStatus.Ended;
                EndedAt = ended.At;
                break;
            default:
                throw new InvalidOperationException($"{e.GetType().Name} cannot follow {Status}.");
        }
    }

    private void Say(ChatPosted chat)
    {
        if (chat.Number != LastLine + 1)
            throw new InvalidOperationException($"Line {chat.Number} cannot follow {LastLine}.");
        LastLine = chat.Number;
        _chat.Add(new ChatLine(chat.Number, chat.Viewer, chat.Name, chat.Role, chat.Text, chat.At), out _);
        _said.Add((chat.Viewer, chat.Operation), Fingerprint.Of(chat.Text));
    }
}
