using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shedding;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>What a relay brings up in one tick.</summary>
/// <param name="Session">The relay's lifetime.</param>
/// <param name="Audience">Viewers on the relay now.</param>
/// <param name="Totals">Reactions the session ever counted, by kind: totals, not increments.</param>
/// <param name="Lines">Chat lines in order of arrival; at most <see cref="MaxLines"/>.</param>
[GenerateSerializer, Immutable, Alias("lr.show.report")]
public sealed record RelayReport(
    RelaySession Session, long Audience, ReactionTotals Totals, ImmutableArray<ChatPost> Lines)
{
    /// <summary>Chat lines in one report at most.</summary>
    public const int MaxLines = 1_000;
}

/// <summary>A line that a viewer wants to say.</summary>
/// <param name="Operation">The client's key: a repeat posts nothing twice.</param>
/// <param name="Viewer">Who.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Role">The speaker's role.</param>
/// <param name="Text">What.</param>
[GenerateSerializer, Immutable, Alias("lr.show.chat-post")]
public sealed record ChatPost(OperationId Operation, ViewerId Viewer, string Name, Role Role, string Text);

/// <summary>What became of a report.</summary>
/// <param name="Refusal">The whole report was refused; null when taken.</param>
/// <param name="Lines">For each line of the report: why it was refused, or null.</param>
/// <param name="Retired">The session was given up for lost: begin a new one, carrying only what this one did not bring in.</param>
/// <param name="Counted">What the show has counted of the session, whether its answers arrived or not; nothing when the whole
/// report was refused.</param>
/// <param name="Load">How loaded the silo is in which the show lives: the room goes slower for it on every edge.</param>
[GenerateSerializer, Immutable, Alias("lr.show.report-reply")]
public sealed record ReportReply(Refusal? Refusal, ImmutableArray<Refusal?> Lines, bool Retired, ReactionTotals Counted,
    LoadLevel Load = LoadLevel.Normal);
