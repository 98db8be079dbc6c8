using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Holds a run for one process by an advisory lock of a connection of its own.</summary>
internal sealed class RunLock : IAsyncDisposable
{
    /// <summary>The server may need a moment to see that a killed holder is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private const string Key = "hashtextextended('aetherion run ' || $1, 0)";

    private readonly NpgsqlConnection _connection;
    private readonly string _run;

    private RunLock(NpgsqlConnection connection, string run)
    {
        _connection = connection;
        _run = run;
    }

    /// <exception cref="InvalidOperationException">Another process holds the run.</exception>
    public static async Task<RunLock> TakeAsync(
        NpgsqlDataSource dataSource, string run, CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            var begun = TimeProvider.System.GetTimestamp();
            while (!await TryAsync(connection, run, cancellationToken))
            {
                if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                    throw new InvalidOperationException(
                        $"Another aetherion process replays the run '{run}'. Wait for it or stop it, or choose another id.");
                await Task.Delay(PollInterval, cancellationToken);
            }
            return new RunLock(connection, run);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // The connection goes back to the pool as it is: what it holds has to be let go by name.
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({Key})", _connection);
            await command.Add(_run).ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }

    private static async Task<bool> TryAsync(
        NpgsqlConnection connection, string run, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Key})", connection);
        return (bool)(await command.Add(run).ExecuteScalarAsync(cancellationToken))!;
    }
}
