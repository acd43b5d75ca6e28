using LiveRooms.Grains.Journal;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Shows;

internal sealed partial class ShowGrain
{
    private ShowId Name => new(this.GetPrimaryKeyString());

    [LoggerMessage(1201, LogLevel.Warning, "{Journal} is written elsewhere or the store does not answer; this activation ends")]
    private partial void LogWriterFailed(Exception e, JournalKey journal);

    [LoggerMessage(1202, LogLevel.Warning, "{Journal}: the snapshot at version {Version} was not kept; replay is longer until the next")]
    private partial void LogSnapshotFailed(Exception e, JournalKey journal, long version);

    [LoggerMessage(1203, LogLevel.Warning, "The lobby did not learn of show {Show}; it is told again")]
    private partial void LogLobbyFailed(Exception e, ShowId show);

    [LoggerMessage(1204, LogLevel.Warning, "Show {Show} does not show drop {Drop}: {Reason}")]
    private partial void LogDropRefused(ShowId show, DropId drop, string reason);

    [LoggerMessage(1206, LogLevel.Warning, "Drop {Drop} does not answer its show {Show}; it is asked again")]
    private partial void LogDropUnreachable(Exception e, ShowId show, DropId drop);

    [LoggerMessage(1205, LogLevel.Warning, "Drop {Drop} of show {Show}, which ended, did not close: {Reason}")]
    private partial void LogCloseRefused(ShowId show, DropId drop, string reason);

    [LoggerMessage(1207, LogLevel.Warning, "The creator of show {Show} did not learn of it; the creator is told again")]
    private partial void LogCreatorFailed(Exception e, ShowId show);

    [LoggerMessage(1208, LogLevel.Warning, "{Journal}: the store does not answer; the room goes on, and is stored when it does")]
    private partial void LogStoreAway(JournalKey journal);

    [LoggerMessage(1209, LogLevel.Information, "{Journal}: the store answers again after {Away}; {Events} events are stored now")]
    private partial void LogStoreBack(JournalKey journal, TimeSpan away, int events);

    [LoggerMessage(1210, LogLevel.Error, "{Journal} ends before its store took what the room saw meanwhile: {Events} events are lost")]
    private partial void LogUnstoredLost(JournalKey journal, int events);

    [LoggerMessage(1211, LogLevel.Error, "{Journal} lost what was said last; the room goes on with what is left")]
    private partial void LogWentBack(Exception e, JournalKey journal);

    [LoggerMessage(1212, LogLevel.Information, "Headline show {Show} goes from {Silo} to a silo that is labelled for it")]
    private partial void LogGoesHome(ShowId show, string silo);

    [LoggerMessage(1215, LogLevel.Error, "{Journal} cannot be read on {Silo}, which is labelled for headline shows; the show goes to another silo")]
    private partial void LogLeaves(Exception e, JournalKey journal, string silo);

    [LoggerMessage(1213, LogLevel.Debug, "Show {Show} moved here and goes on with feed {Epoch}")]
    private partial void LogGoesOn(ShowId show, long epoch);

    [LoggerMessage(1214, LogLevel.Warning, "Show {Show} moved here, and what it brought cannot be read: its feed begins anew")]
    private partial void LogHandoverUnread(Exception e, string show);

    [LoggerMessage(1813, LogLevel.Warning, "Drop {Drop} goes on after a loss: the feed of {Journal} begins anew")]
    private partial void LogDropLost(DropId drop, JournalKey journal);
}
