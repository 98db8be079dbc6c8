using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Brings a database to the schema of this build, one process at a time.</summary>
internal sealed class MigrationRunner(IReadOnlyList<Migration> migrations, ILogger logger)
{
    // Any constant will do; it has to be the same in every release.
    private const long LockKey = 0x4165_7468_6572_696F;

    private const string UndefinedTable = PostgresErrorCodes.UndefinedTable;

    /// <summary>
    /// Applies what is missing, each step in a transaction; nothing is changed when the schema is current.
    /// </summary>
    /// <exception cref="PostgresSetupException">The database is newer, or a released step was edited.</exception>
    public async Task<int> ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = await ReadAppliedAsync(connection, cancellationToken);
        Check(applied, connection);
        if (applied.Count == migrations.Count)
            return 0;
        await LockAsync(connection, "pg_advisory_lock", cancellationToken);
        try
        {
            applied = await ReadAppliedAsync(connection, cancellationToken);
            Check(applied, connection);
            foreach (var migration in migrations.Skip(applied.Count))
                await ApplyAsync(connection, migration, cancellationToken);
            return migrations.Count - applied.Count;
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await LockAsync(connection, "pg_advisory_unlock", CancellationToken.None);
        }
    }

    private void Check(List<(int Number, string Hash)> applied, NpgsqlConnection connection)
    {
        if (applied.Count > migrations.Count)
            throw new PostgresSetupException(
                $"The database '{connection.Database}' has schema {applied[^1].Number}, but this build of aetherion "
                + $"knows only up to {migrations[^1].Number}. Run the newer build that made it, or restore the backup "
                + "from before the upgrade; nothing was changed.");
        foreach (var ((number, hash), migration) in applied.Zip(migrations))
        {
            if (number != migration.Number || hash != migration.Hash)
                throw new PostgresSetupException(
                    $"Migration {migration.Name} is not the one that was applied to the database "
                    + $"'{connection.Database}'. A "
                    + "released migration is never edited: restore the file as it was and put the change into a new "
                    + "one "
                    + "(a database of a development build has to be made anew); nothing was changed.");
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await using var make = new NpgsqlCommand(
                "CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, name text NOT NULL, "
                + "hash text NOT NULL, applied_time timestamptz NOT NULL DEFAULT now())",
                connection);
            await make.ExecuteNonQueryAsync(cancellationToken);
            await using var apply = new NpgsqlCommand(migration.Sql, connection) { CommandTimeout = 0 };
            await apply.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new PostgresSetupException(
                $"The role '{connection.UserName}' may not set the schema up: {exception.MessageText} Use the owner "
                + "of the "
                + $"database '{connection.Database}', with CREATEROLE, for 'aetherion migrate', or have an "
                + "administrator "
                + $"create the role {EmbeddedPostgres.ApplicationRole} and grant it to '{connection.UserName}'.",
                exception);
        }
        await using var record = new NpgsqlCommand(
            "INSERT INTO schema_migrations (number, name, hash) VALUES ($1, $2, $3)", connection);
        record.Parameters.Add(new NpgsqlParameter { Value = migration.Number });
        record.Parameters.Add(new NpgsqlParameter { Value = migration.Name });
        record.Parameters.Add(new NpgsqlParameter { Value = migration.Hash });
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("Applied migration {Migration} to {Database}.", migration.Name, connection.Database);
    }

    private static async Task<List<(int Number, string Hash)>> ReadAppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new List<(int, string)>();
        try
        {
            await using var command = new NpgsqlCommand(
                "SELECT number, hash FROM schema_migrations ORDER BY number", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                applied.Add((reader.GetInt32(0), reader.GetString(1)));
        }
        catch (PostgresException exception) when (exception.SqlState == UndefinedTable)
        {
            return applied;
        }
        return applied;
    }

    private static async Task LockAsync(
        NpgsqlConnection connection, string function, CancellationToken cancellationToken)
    {
        var key = LockKey.ToString(CultureInfo.InvariantCulture);
        await using var command = new NpgsqlCommand($"SELECT {function}({key})", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
