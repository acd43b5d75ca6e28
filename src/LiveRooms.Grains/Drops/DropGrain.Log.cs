using LiveRooms.Grains.Journal;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Drops;

internal sealed partial class DropGrain
{
    [LoggerMessage(1001, LogLevel.Warning, "{Journal} is written elsewhere or the store does not answer; this activation ends")]
    private partial void LogWriterFailed(Exception e, JournalKey journal);

    [LoggerMessage(1003, LogLevel.Warning, "{Journal} has no room in show {Show} and is not offered there: {Reason}")]
    private partial void LogNoRoom(JournalKey journal, ShowId show, string reason);

    [LoggerMessage(1004, LogLevel.Error, "{Journal} went back and could not be marked so; it is tried again")]
    private partial void LogNotMarked(Exception e, JournalKey journal);

    [LoggerMessage(1005, LogLevel.Information, "{Journal} is offered in a headline show and goes from {Silo} to a silo that is labelled for it")]
    private partial void LogGoesHome(JournalKey journal, string silo);

    [LoggerMessage(1015, LogLevel.Error, "{Journal} cannot be read on {Silo}, which is labelled for headline shows; the drop goes to another silo")]
    private partial void LogLeaves(Exception e, JournalKey journal, string silo);
}
