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
    /// Adds the grain stores of <see cref="StorageNames"/> and that of stream subscriptions (keyed by name), reminders,
    /// writers, read ports, runs, health and retention. The caller keeps the database open until the services are gone.
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
        services.AddSingleton(options.Outages);
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<OutageRetry>();
        services.AddSingleton<IMarketDataWriter, MarketDataWriter>();
        services.AddSingleton<IMarketDataHistory, MarketDataHistory>();
        services.AddSingleton<IRegimeHistory, RegimeHistory>();
        services.AddSingleton<IModelRegistry, ModelRegistry>();
        services.AddSingleton<TrainingJobTable>();
        services.AddSingleton<ITrainingJobs>(provider => provider.GetRequiredService<TrainingJobTable>());
        services.AddSingleton<ITrainingJobQueue>(provider => provider.GetRequiredService<TrainingJobTable>());
        services.AddSingleton<ITradingJournal, TradingJournal>();
        services.AddSingleton<ITradingHistory, TradingHistory>();
        services.AddSingleton<IDecisionHistory, DecisionHistory>();
        services.AddSingleton<IIdempotencyStore, IdempotencyStore>();
        services.AddSingleton<IWebhookStore, WebhookStore>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<AuditSignal>();
        services.AddSingleton<AuditOutbox>();
        services.AddSingleton<IHostedService, AuditFollower>();
        services.AddSingleton<IDataEpoch, DataEpoch>();
        services.AddSingleton<IApiKeyStore, ApiKeyStore>();
        services.AddSingleton<ITenantDirectory, TenantDirectory>();
        services.AddSingleton<IVenueKeyTable, VenueKeyTable>();
        services.AddSingleton<RunCatalog>();
        services.AddSingleton<RunReportReader>();
        services.AddSingleton<IReminderTable>(new PostgresReminderTable(database.DataSource, options.TenantOf));
        services.AddSingleton<IHostedService, StorageProbe>();
        services.AddSingleton<IHostedService, MarketDataRetention>();
        services.AddSingleton<IHostedService, RequestSweeper>();
        foreach (var name in (string[])[StorageNames.Market, StorageNames.Tenant, TenantOfState.SubscriptionStore])
            services.AddKeyedSingleton<IGrainStorage>(
                name,
                (provider, _) => new PostgresGrainStorage(
                    database.DataSource, name, options.GrainStorage, provider.GetRequiredService<OutageRetry>()));
        return services;
    }
}
