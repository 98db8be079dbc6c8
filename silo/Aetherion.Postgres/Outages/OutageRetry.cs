using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// Runs statements again while the server cannot be reached, for a bounded time. They have to be such that running them
/// twice does what running them once does.
/// </summary>
public sealed class OutageRetry(OutageRetryOptions options, StorageHealth health, TimeProvider timeProvider)
{
    /// <summary>The name it reports its failures under.</summary>
    private const string Source = "statements";

    internal Task ExecuteAsync(Func<CancellationToken, Task> statement, CancellationToken cancellationToken) =>
        ExecuteAsync(
            async (_, token) =>
            {
                await statement(token);
                return true;
            },
            cancellationToken);

    internal Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> statement, CancellationToken cancellationToken) =>
        ExecuteAsync((_, token) => statement(token), cancellationToken);

    /// <summary>The statement is told which try it is, from 0.</summary>
    internal async Task<T> ExecuteAsync<T>(
        Func<int, CancellationToken, Task<T>> statement, CancellationToken cancellationToken)
    {
        var begun = timeProvider.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var result = await statement(attempt, cancellationToken);
                health.ReportSuccess(Source);
                return result;
            }
            catch (NpgsqlException exception) when (IsOutage(exception))
            {
                health.ReportFailure(Source, exception);
                if (timeProvider.GetElapsedTime(begun) >= options.RetryFor)
                    throw;
            }
            var pause = FullJitter.Next(attempt, options.DelayBase, options.DelayMax);
            await Task.Delay(pause, timeProvider, cancellationToken);
        }
    }

    private static bool IsOutage(NpgsqlException exception) => exception is PostgresException refused
        ? refused.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow
            || refused.SqlState.StartsWith("08", StringComparison.Ordinal)
        : exception.InnerException is System.Net.Sockets.SocketException or IOException or TimeoutException;
}
