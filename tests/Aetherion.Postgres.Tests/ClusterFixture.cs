using Aetherion.Postgres.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(ClusterFixture))]

namespace Aetherion.Postgres.Tests;

/// <summary>
/// One embedded cluster for all tests; each test class makes a database of its own in it, most as copies of one that is migrated once.
/// </summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SemaphoreSlim _copying = new(1, 1);
    private string? _migrated;

    public ClusterFixture() =>
        Cluster = new EmbeddedPostgres(
            new EmbeddedPostgresOptions(_directory.Path) { IsDurable = false }, NullLogger<EmbeddedPostgres>.Instance);

    public EmbeddedPostgres Cluster { get; }

    public async ValueTask InitializeAsync() => await Cluster.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        _directory.Dispose();
        _copying.Dispose();
    }

    /// <summary>Makes an empty database and gives the owner's way to it.</summary>
    public async Task<string> CreateDatabaseAsync(string prefix)
    {
        var name = $"{prefix}_{Guid.NewGuid():N}";
        await Cluster.EnsureDatabaseAsync(name, TestContext.Current.CancellationToken);
        return Cluster.OwnerConnectionString(name);
    }

    /// <summary>Makes a database whose schema is current and gives the owner's way to it.</summary>
    public async Task<string> CreateMigratedDatabaseAsync(string prefix)
    {
        var name = $"{prefix}_{Guid.NewGuid():N}";
        // A database that is copied takes no connections, also not of another copy.
        await _copying.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _migrated ??= await MigrateAsync();
            await using var server = NpgsqlDataSource.Create(Cluster.OwnerConnectionString("postgres"));
            await using var copy = server.CreateCommand($"CREATE DATABASE {name} TEMPLATE {_migrated}");
            await copy.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            _copying.Release();
        }
        return Cluster.OwnerConnectionString(name);
    }

    public async Task<AetherionDatabase> OpenDatabaseAsync(string prefix) =>
        await OpenAsync(await CreateMigratedDatabaseAsync(prefix));

    private static Task<AetherionDatabase> OpenAsync(string owner) => AetherionDatabase.OpenAsync(
        new AetherionDatabaseOptions { ConnectionString = owner },
        NullLoggerFactory.Instance,
        TestContext.Current.CancellationToken);

    private async Task<string> MigrateAsync()
    {
        const string Name = "migrated";
        await Cluster.EnsureDatabaseAsync(Name, TestContext.Current.CancellationToken);
        await using var database = await OpenAsync(Cluster.OwnerConnectionString(Name));
        return Name;
    }
}
