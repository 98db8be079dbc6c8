using Aetherion.Domain.Markets;
using Aetherion.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Host.Composition;

/// <summary>Database and grains without feed and API, for commands.</summary>
internal sealed class CoreHost : IAsyncDisposable
{
    private readonly AetherionDatabase _database;
    private readonly IHost _host;

    private CoreHost(AetherionDatabase database, IHost host)
    {
        _database = database;
        _host = host;
    }

    public IServiceProvider Services => _host.Services;

    public static Task<CoreHost> StartAsync(string dataDirectory, CancellationToken cancellationToken) =>
        StartAsync(dataDirectory, InstrumentCatalog.Simulated(), cancellationToken);

    public static async Task<CoreHost> StartAsync(
        string dataDirectory, InstrumentCatalog catalog, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(Configure);
        var options = GuestOptions(dataDirectory) with { WaitsForDisk = false };
        var database = await AetherionDatabase.OpenAsync(options, loggers, cancellationToken);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings());
        Configure(builder.Logging);
        builder.Services.AddCore(database, catalog);
        var core = new CoreHost(database, builder.Build());
        try
        {
            await core._host.StartAsync(cancellationToken);
            return core;
        }
        catch
        {
            await core.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>A service that runs on the same data shares its server with the command.</summary>
    public static AetherionDatabaseOptions GuestOptions(string dataDirectory)
    {
        var options = AetherionDatabaseOptions.FromEnvironment(dataDirectory);
        return options.Embedded is { } embedded
            ? options with { Embedded = embedded with { MayBeGuest = true } }
            : options;
    }

    private static void Configure(ILoggingBuilder logging)
    {
        Logging.Configure(logging);
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Aetherion", LogLevel.Warning);
    }
}
