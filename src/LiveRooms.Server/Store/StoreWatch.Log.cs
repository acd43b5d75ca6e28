namespace LiveRooms.Server.Store;

public sealed partial class StoreWatch
{
    [LoggerMessage(3101, LogLevel.Information, "Store: {Store}")]
    private partial void LogInForce(string store);

    [LoggerMessage(3102, LogLevel.Warning, "The embedded store is filling: {Fill} in memory")]
    private partial void LogFilling(StoreFill fill);

    [LoggerMessage(3103, LogLevel.Critical, "The embedded store is full: {Fill} in memory; above its cap it would lose data")]
    private partial void LogFull(StoreFill fill);

    [LoggerMessage(3104, LogLevel.Warning, "The embedded store did not say how full it is")]
    private partial void LogSilent(Exception reason);
}
