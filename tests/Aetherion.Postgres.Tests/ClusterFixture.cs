using Aetherion.Postgres.Tests;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(ClusterFixture))]

namespace Aetherion.Postgres.Tests;

/// <summary>One embedded cluster for all tests; each test class makes a database of its own in it.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();

    public ClusterFixture() =>
        Cluster = new EmbeddedPostgres(
            new EmbeddedPostgresOptions(_directory.Path) { IsDurable = false }, NullLogger<EmbeddedPostgres>.Instance);

    public EmbeddedPostgres Cluster { get; }

    public async ValueTask InitializeAsync() => await Cluster.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>Makes an empty database and gives the owner's way to it.</summary>
    public async Task<string> CreateDatabaseAsync(string prefix)
    {
        var name = $"{prefix}_{Guid.NewGuid():N}";
        await Cluster.EnsureDatabaseAsync(name, TestContext.Current.CancellationToken);
        return Cluster.OwnerConnectionString(name);
    }

    public async Task<AetherionDatabase> OpenDatabaseAsync(string prefix) => await AetherionDatabase.OpenAsync(
        new AetherionDatabaseOptions { ConnectionString = await CreateDatabaseAsync(prefix) },
        NullLoggerFactory.Instance,
        TestContext.Current.CancellationToken);
}
