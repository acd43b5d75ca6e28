using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>What can be asked of a show.</summary>
public abstract record ShowCommand;

/// <summary>Schedules the show. The same settings again change nothing; others are refused.</summary>
public sealed record CreateShow(Actor By, ShowSettings Settings) : ShowCommand;

/// <summary>Goes on air; changes nothing when live.</summary>
public sealed record GoLive(Actor By) : ShowCommand;

/// <summary>Ends the show, or calls off a scheduled one; changes nothing when ended.</summary>
public sealed record EndShow(Actor By) : ShowCommand;

/// <summary>Shows a product beside the stream; null takes it away.</summary>
public sealed record PinProduct(Actor By, ProductSnapshot? Product) : ShowCommand;

/// <summary>Stops a viewer from chatting for a second to a day; zero lifts the mute.</summary>
public sealed record MuteViewer(Actor By, ViewerId Viewer, TimeSpan Length) : ShowCommand;

/// <summary>Offers a drop in the show; changes nothing when it is offered already.</summary>
public sealed record AttachDrop(Actor By, DropId Drop) : ShowCommand;

/// <summary>Says something. A repeated operation says nothing twice.</summary>
/// <param name="Operation">The client's key.</param>
/// <param name="Viewer">Who.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Role">The speaker's role.</param>
/// <param name="Text">What.</param>
/// <param name="NotBefore">
/// Set where there is no time for talk: a line that would be new is refused, to be said again after so long, unless it is the room's own
/// voice.
/// </param>
public sealed record PostChat(
    OperationId Operation, ViewerId Viewer, string Name, Role Role, string Text, TimeSpan? NotBefore = null) : ShowCommand;

/// <summary>A relay session's reactions since it began, 0 to <see cref="ReactionTotals.Max"/> of each kind.</summary>
public sealed record ReportTally(RelaySession Session, IReadOnlyDictionary<ReactionKind, long> Totals) : ShowCommand;

/// <summary>Says that a relay session is no more; changes nothing when it is not counted.</summary>
public sealed record RetireSession(RelaySession Session) : ShowCommand;
