using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Postgres.Tests;

/// <summary>A server for tests that take it away; they run one after the other and give it back.</summary>
public sealed class OutageFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private AetherionDatabase? _database;

    public AetherionDatabase Database => _database!;

    public EmbeddedPostgres Server => _database!.Embedded!;

    public async ValueTask InitializeAsync() => _database = await AetherionDatabase.OpenAsync(
        new AetherionDatabaseOptions
        {
            Embedded = new EmbeddedPostgresOptions(_directory.Path) { RestartsAfterCrash = false, IsDurable = false },
        },
        NullLoggerFactory.Instance,
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        _directory.Dispose();
    }
}
