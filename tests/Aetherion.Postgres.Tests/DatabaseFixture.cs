using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Aetherion.Postgres.Tests;

/// <summary>A migrated database for one test class.</summary>
public sealed class DatabaseFixture(ClusterFixture cluster) : IAsyncLifetime
{
    private AetherionDatabase? _database;
    private NpgsqlDataSource? _owner;

    /// <summary>Connections as the application.</summary>
    public NpgsqlDataSource DataSource => _database!.DataSource;

    /// <summary>The usual retry, for what takes one.</summary>
    internal OutageRetry Retry => new(
        new OutageRetryOptions(),
        new StorageHealth(DataSource, TimeProvider.System, NullLogger<StorageHealth>.Instance),
        TimeProvider.System);

    /// <summary>Connections as the owner, who is a superuser here, to look at everything.</summary>
    public NpgsqlDataSource Owner => _owner!;

    public async ValueTask InitializeAsync()
    {
        var owner = await cluster.CreateMigratedDatabaseAsync("test");
        _database = await AetherionDatabase.OpenAsync(
            new AetherionDatabaseOptions { ConnectionString = owner },
            NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken);
        _owner = NpgsqlDataSource.Create(owner);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
