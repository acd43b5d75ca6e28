using Microsoft.Extensions.Logging;

namespace LiveRooms.Server.Tests.Api;

/// <summary>A log that fails whoever writes to it.</summary>
internal sealed class BrokenLog<T> : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        throw new InvalidOperationException("The log is broken.");
}
