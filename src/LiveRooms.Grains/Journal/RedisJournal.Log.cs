using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Journal;

public sealed partial class RedisJournal
{
    [LoggerMessage(2101, LogLevel.Warning, "Journal {Journal}: {Operation} was not answered by the store")]
    private partial void LogUnavailable(Exception reason, JournalKey journal, string operation);

    [LoggerMessage(2102, LogLevel.Warning, "Journal {Journal}: a write at version {Version} was refused, another writer was first")]
    private partial void LogFenced(JournalKey journal, long version);

    [LoggerMessage(2103, LogLevel.Critical, "Journal {Journal} is damaged")]
    private partial void LogDamaged(Exception reason, JournalKey journal);

    [LoggerMessage(2104, LogLevel.Debug, "Journal {Journal}: snapshot of {Bytes} bytes at version {Version}, kept: {Kept}")]
    private partial void LogSnapshot(JournalKey journal, int bytes, long version, bool kept);

    [LoggerMessage(2105, LogLevel.Critical, "Journal {Journal} went back: the store lost what it had acknowledged")]
    private partial void LogWentBack(Exception reason, JournalKey journal);

    [LoggerMessage(2106, LogLevel.Warning, "Journal {Journal} is accepted as it stands")]
    private partial void LogAccepted(JournalKey journal);

    [LoggerMessage(1810, LogLevel.Error, "The store is away: nothing is sent until it answers a probe")]
    private partial void LogAway();

    [LoggerMessage(1811, LogLevel.Warning, "The store answers again after {Away}")]
    private partial void LogBack(TimeSpan away);

    [LoggerMessage(1812, LogLevel.Warning, "Journal {Journal}: its loss is accepted, versions {From} to {To} are gone for good")]
    private partial void LogLossAccepted(JournalKey journal, long from, long to);
}
