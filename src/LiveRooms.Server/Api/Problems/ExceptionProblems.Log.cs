namespace LiveRooms.Server.Api.Problems;

internal sealed partial class ExceptionProblems
{
    [LoggerMessage(5201, LogLevel.Error, "{Method} {Path} failed in a way nobody foresaw")]
    private partial void LogUnexpected(Exception exception, string method, PathString path);

    [LoggerMessage(5202, LogLevel.Warning, "{Method} {Path} found a part of the engine away: {Kind}: {Reason}")]
    private partial void LogUnavailable(string method, PathString path, string kind, string reason);
}
