using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Shedding;

internal sealed partial class LoadWatch
{
    [LoggerMessage(1801, LogLevel.Warning,
        "This process is {Level}, after {Was}, by {Cause}: {Cpu:P0} of its processors, {Memory:P0} of its memory, work waits {Queue:F1} ms")]
    private partial void LogRaised(LoadLevel level, LoadLevel was, LoadCause cause, double cpu, double memory, double queue);

    [LoggerMessage(1802, LogLevel.Information,
        "This process is {Level} again, after {Was}: {Cpu:P0} of its processors, {Memory:P0} of its memory, work waits {Queue:F1} ms")]
    private partial void LogLowered(LoadLevel level, LoadLevel was, double cpu, double memory, double queue);

    [LoggerMessage(1803, LogLevel.Error, "How much this process has to do cannot be seen; it goes on as it was")]
    private partial void LogBlind(Exception reason);
}
