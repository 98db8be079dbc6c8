using Microsoft.Extensions.Logging;

namespace Aetherion.Postgres.Tests;

/// <summary>A log that tells when it was given a number of warnings.</summary>
internal sealed class WarningCounter<T>(int expected) : ILogger<T>
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public Task Reached => _reached.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (logLevel == LogLevel.Warning && Interlocked.Increment(ref _count) == expected)
            _reached.SetResult();
    }
}
