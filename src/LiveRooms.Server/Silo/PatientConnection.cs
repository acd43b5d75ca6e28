
namespace LiveRooms.Server.Silo;

/// <summary>An edge that starts before its silos waits for them, as long as its host is not told to stop.</summary>
internal sealed partial class PatientConnection(TimeProvider time, ILogger<PatientConnection> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        LogWaiting(exception.Message);
        await Task.Delay(Pause, time, cancellationToken);
        return !cancellationToken.IsCancellationRequested;
    }

    [LoggerMessage(5301, LogLevel.Warning, "No silo answers yet, trying again: {Reason}")]
    private partial void LogWaiting(string reason);
}
