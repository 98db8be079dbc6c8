using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Tests.Storage;

/// <summary>Counts the commands that a data source has executed, by what its driver logs.</summary>
internal sealed class StatementCounter : ILoggerFactory, ILogger
{
    private readonly Lock _lock = new();
    private List<string> _statements = [];

    public ILogger CreateLogger(string categoryName) =>
        categoryName == "Npgsql.Command" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    /// <summary>What was executed since it was asked last.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_lock)
        {
            var taken = _statements;
            _statements = [];
            return taken;
        }
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name?.Contains("Completed", StringComparison.Ordinal) != true)
            return;
        lock (_lock)
            _statements.Add(formatter(state, exception));
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
