namespace LiveRooms.Server;

internal sealed partial class Greeting
{
    [LoggerMessage(5001, LogLevel.Information, "LiveRooms is open at {Address}")]
    private partial void LogOpen(string address);

    [LoggerMessage(5002, LogLevel.Warning, "Development: the built-in issuer makes anybody who asks a creator or an operator")]
    private partial void LogOpenDoor();
}
