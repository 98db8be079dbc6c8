using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>
/// The database, ready for use: server started or reached, schema current, connections of the application's role, which
/// owns nothing and cannot bypass row-level security.
/// </summary>
public sealed class AetherionDatabase : IAsyncDisposable
{
    private const int ServerVersionMin = 150000;

    // Partitions fill faster than statistics are gathered, and a plan made for an empty table reads a full one to its
    // end. Every statement of the application is served by an index in its order, so plans are held to those.
    private const string PlanByIndex =
        "-c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c enable_sort=off";

    private AetherionDatabase(NpgsqlDataSource dataSource, EmbeddedPostgres? embedded)
    {
        DataSource = dataSource;
        Embedded = embedded;
    }

    /// <summary>Connections as the application's role.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>The cluster we run; null when a server was named.</summary>
    public EmbeddedPostgres? Embedded { get; }

    /// <summary>Starts or reaches the server and brings the schema up to date.</summary>
    /// <exception cref="PostgresSetupException">It cannot be used; the message says what to do.</exception>
    public static async Task<AetherionDatabase> OpenAsync(
        AetherionDatabaseOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(loggers);
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
            return await OpenServerAsync(options, loggers, cancellationToken);
        var embeddedOptions = options.Embedded
            ?? throw new ArgumentException(
                "Neither a connection string nor an embedded cluster is given.", nameof(options));
        var embedded = new EmbeddedPostgres(embeddedOptions, loggers.CreateLogger<EmbeddedPostgres>());
        await embedded.StartAsync(cancellationToken);
        try
        {
            return await OpenEmbeddedAsync(embedded, options, loggers, cancellationToken);
        }
        catch
        {
            await embedded.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes the connections and stops the embedded server.</summary>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        if (Embedded is not null)
            await Embedded.DisposeAsync();
    }

    private static async Task<AetherionDatabase> OpenEmbeddedAsync(
        EmbeddedPostgres embedded,
        AetherionDatabaseOptions options,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        var owner = Parse(embedded.OwnerConnectionString(options.EmbeddedDatabase), options);
        try
        {
            await MigrateAsync(owner, loggers, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await embedded.EnsureDatabaseAsync(options.EmbeddedDatabase, cancellationToken);
            await MigrateAsync(owner, loggers, cancellationToken);
        }
        await embedded.AllowApplicationAsync(options.EmbeddedDatabase, cancellationToken);
        var application = Parse(embedded.ApplicationConnectionString(options.EmbeddedDatabase), options);
        return new AetherionDatabase(await ConnectAsync(application, loggers, cancellationToken), embedded);
    }

    private static async Task<AetherionDatabase> OpenServerAsync(
        AetherionDatabaseOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var owner = Parse(options.ConnectionString!, options);
        try
        {
            await MigrateAsync(owner, loggers, cancellationToken);
            // The role of every connection is set as it starts, and a connection is not reset between uses.
            var application = new NpgsqlConnectionStringBuilder(owner.ConnectionString)
            {
                Options = $"{owner.Options} -c role={EmbeddedPostgres.ApplicationRole}".Trim(),
            };
            return new AetherionDatabase(await ConnectAsync(application, loggers, cancellationToken), null);
        }
        catch (Exception exception) when (Explain(exception, owner) is { } message)
        {
            throw new PostgresSetupException(message, exception);
        }
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString, AetherionDatabaseOptions options)
    {
        try
        {
            var seconds = (int)options.Timeout.TotalSeconds;
            var given = new NpgsqlConnectionStringBuilder(connectionString);
            return new NpgsqlConnectionStringBuilder(connectionString)
            {
                Options = options.WaitsForDisk ? given.Options : $"{given.Options} -c synchronous_commit=off".Trim(),
                ApplicationName = "aetherion",
                MaxPoolSize = options.PoolSizeMax,
                Timeout = seconds,
                CommandTimeout = seconds,
                NoResetOnClose = true,
                MaxAutoPrepare = 100,
                AutoPrepareMinUsages = 2,
                Timezone = "UTC",
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new PostgresSetupException(
                $"{AetherionDatabaseOptions.ServerVariable} is no connection string ({exception.Message}). Write for "
                + "example "
                + "'Host=db.example.org;Username=aetherion;Password=...;Database=aetherion'.",
                exception);
        }
    }

    private static async Task MigrateAsync(
        NpgsqlConnectionStringBuilder owner, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var single = new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Pooling = false, MaxAutoPrepare = 0 };
        await using var connection = new NpgsqlConnection(single.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        if (connection.PostgreSqlVersion.Major * 10_000 < ServerVersionMin)
            throw new PostgresSetupException(
                $"The server is PostgreSQL {connection.PostgreSqlVersion}; aetherion needs 15 or newer. Upgrade the "
                + "server.");
        var runner = new MigrationRunner(Migration.Embedded, loggers.CreateLogger<MigrationRunner>());
        await runner.ApplyAsync(connection, cancellationToken);
    }

    private static async Task<NpgsqlDataSource> ConnectAsync(
        NpgsqlConnectionStringBuilder application, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var planned = new NpgsqlConnectionStringBuilder(application.ConnectionString)
        {
            Options = $"{application.Options} {PlanByIndex}".Trim(),
        };
        var builder = new NpgsqlSlimDataSourceBuilder(planned.ConnectionString);
        builder.EnableArrays().EnableTransportSecurity();
        builder.UseLoggerFactory(loggers);
        var dataSource = builder.Build();
        try
        {
            await RequireHarmlessRoleAsync(dataSource, cancellationToken);
            return dataSource;
        }
        catch
        {
            await dataSource.DisposeAsync();
            throw;
        }
    }

    private static async Task RequireHarmlessRoleAsync(
        NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            "SELECT current_user::text, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetString(0) != EmbeddedPostgres.ApplicationRole || reader.GetBoolean(1))
            throw new PostgresSetupException(
                $"The application would work as '{reader.GetString(0)}', which may read every tenant's rows. The role "
                + $"{EmbeddedPostgres.ApplicationRole} must be NOSUPERUSER and NOBYPASSRLS, and usable by the login.");
    }

    private static string? Explain(Exception exception, NpgsqlConnectionStringBuilder server)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{server.Host}:{server.Port}");
        return exception switch
        {
            PostgresException
            {
                SqlState: PostgresErrorCodes.InvalidPassword
                or PostgresErrorCodes.InvalidAuthorizationSpecification
            } refused =>
                $"PostgreSQL at {where} refused the login '{server.Username}': {refused.MessageText}. Correct user and "
                + $"password in {AetherionDatabaseOptions.ServerVariable}.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"PostgreSQL at {where} has no database '{server.Database}'. Create it ('createdb {server.Database}') "
                + "or "
                + $"name another in {AetherionDatabaseOptions.ServerVariable}.",
            NpgsqlException { InnerException: SocketException or TimeoutException or IOException } unreachable =>
                $"PostgreSQL at {where} cannot be reached: {unreachable.InnerException!.Message}. Start it, correct "
                + $"{AetherionDatabaseOptions.ServerVariable}, or unset it to use an embedded cluster.",
            _ => null,
        };
    }
}
