using Aetherion.GrainInterfaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Storage;

namespace Aetherion.Postgres;

/// <summary>Binds the ports of storage to PostgreSQL.</summary>
public static class PostgresServiceCollectionExtensions
{
    /// <summary>
    /// Adds the grain stores of <see cref="StorageNames"/> (keyed by name), reminders, writers, read ports, runs, health and
    /// retention. The caller keeps the database open until the services are gone.
    /// </summary>
    public static IServiceCollection AddAetherionPostgres(
        this IServiceCollection services, AetherionDatabase database, PostgresStorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database.DataSource);
        services.AddSingleton(options.MarketData);
        services.AddSingleton(options.Retention);
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<IMarketDataWriter, MarketDataWriter>();
        services.AddSingleton<IMarketDataHistory, MarketDataHistory>();
        services.AddSingleton<IRegimeHistory, RegimeHistory>();
        services.AddSingleton<IModelStore, ModelStore>();
        services.AddSingleton<ITradingJournal, TradingJournal>();
        services.AddSingleton<RunCatalog>();
        services.AddSingleton<RunReportReader>();
        services.AddSingleton<IReminderTable, PostgresReminderTable>();
        services.AddSingleton<IHostedService, MarketDataRetention>();
        foreach (var name in (string[])[StorageNames.Market, StorageNames.Tenant])
            services.AddKeyedSingleton<IGrainStorage>(
                name, new PostgresGrainStorage(database.DataSource, name, options.GrainStorage));
        return services;
    }
}
