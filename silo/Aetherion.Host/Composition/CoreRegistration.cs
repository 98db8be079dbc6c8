using System.Text.Json;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.GrainHost.Local;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Bots;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Symbols;
using Aetherion.Postgres;
using Aetherion.Silo;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Composition;

/// <summary>What every verb that runs grains consists of: storage, ports, grains and their host.</summary>
internal static class CoreRegistration
{
    /// <summary>How many batches a border stream keeps for consumers that lag; further back they read the tables.</summary>
    private const int BorderCacheBatches = 256;

    /// <summary>The name of the store that holds stream subscriptions, as Orleans has it.</summary>
    private const string SubscriptionStore = "PubSubStore";

    /// <summary>The head of the names of bots and accounts that belong to a replay.</summary>
    public const string ReplayPrefix = "replay-";

    public static IServiceCollection AddCore(
        this IServiceCollection services, AetherionDatabase database, InstrumentCatalog catalog)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IInstrumentCatalog>(new InstrumentCatalogAdapter(catalog));
        services.AddStorage(database);
        services.AddSingleton(new SymbolGrainOptions());
        services.AddSingleton(new RegimeGrainOptions());
        services.AddOptions<TradingOptions>();
        services.AddSingleton<IRegimeModels>(provider => new StoredRegimeModels(
            provider.GetRequiredService<IModelStore>(), ShippedRegimeModel.Load()));
        services.AddGrainHost(AddGrains);
        return services;
    }

    private static void AddStorage(this IServiceCollection services, AetherionDatabase database)
    {
        services.AddSingleton(database.DataSource);
        services.AddSingleton<StorageHealth>();
        services.AddSingleton(new MarketDataWriterOptions());
        services.AddSingleton<IMarketDataWriter, MarketDataWriter>();
        services.AddSingleton<IMarketDataHistory, MarketDataHistory>();
        services.AddSingleton<IRegimeHistory, RegimeHistory>();
        services.AddSingleton<IModelStore, ModelStore>();
        services.AddSingleton<ITradingJournal, TradingJournal>();
    }

    private static void AddGrains(GrainHostBuilder builder) => builder
        .AddGrains(typeof(ISymbolGrain).Assembly, typeof(SymbolGrain).Assembly)
        .Configure(options => options.WireOptions = GrainStateJson)
        .AddStorage(StorageNames.Market, CreateStorage(StorageNames.Market))
        .AddStorage(StorageNames.Tenant, CreateStorage(StorageNames.Tenant))
        .AddStorage(SubscriptionStore, CreateStorage(SubscriptionStore))
        .AddBackPressuredStreams(StreamNames.MarketProvider)
        .AddBackPressuredStreams(StreamNames.TenantProvider)
        .AddCursorStreams(StreamNames.BorderProvider, streams => streams.CacheSize = BorderCacheBatches)
        .UseReminderTable(provider => ActivatorUtilities.CreateInstance<PostgresReminderTable>(provider));

    private static JsonSerializerOptions GrainStateJson { get; } = new(JsonSerializerDefaults.General);

    private static Func<IServiceProvider, PostgresGrainStorage> CreateStorage(string name) => provider =>
        ActivatorUtilities.CreateInstance<PostgresGrainStorage>(provider, name, StorageOptions);

    private static PostgresGrainStorageOptions StorageOptions { get; } = new()
    {
        Json = GrainStateJson,
        MayLoseLatest = grainId =>
            grainId.Key.ToString()!.Contains('@', StringComparison.Ordinal)
            || grainId.Key.ToString()!.Contains($"/{ReplayPrefix}", StringComparison.Ordinal),
    };
}
