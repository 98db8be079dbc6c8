using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.GrainHost.Local;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Access;
using Aetherion.Grains.Anomalies;
using Aetherion.Grains.Bots;
using Aetherion.Grains.Forecasts;
using Aetherion.Grains.Models;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Symbols;
using Aetherion.Lab.Models;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Silo;
using Aetherion.Silo.CoinGecko;
using Aetherion.Silo.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aetherion.Host.Composition;

/// <summary>What every verb that runs grains consists of: storage, ports, grains and their host.</summary>
internal static class CoreRegistration
{
    /// <summary>
    /// How many batches a border stream keeps for consumers that lag; further back they read the tables.
    /// </summary>
    private const int BorderCacheBatches = 256;

    /// <summary>The head of the names of bots and accounts that belong to a replay.</summary>
    public const string ReplayPrefix = "replay-";

    private static JsonSerializerOptions StateJson { get; } = new(JsonSerializerDefaults.General)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(TradingJson.Resolver, new DefaultJsonTypeInfoResolver()),
    };

    /// <summary>How grain states are written.</summary>
    internal static PostgresGrainStorageOptions StorageOptions { get; } = new()
    {
        Json = StateJson,
        MayLoseLatest = grainId =>
            grainId.Key.ToString()!.Contains('@', StringComparison.Ordinal)
            || grainId.Key.ToString()!.Contains($"/{ReplayPrefix}", StringComparison.Ordinal),
    };

    public static IServiceCollection AddCore(
        this IServiceCollection services, AetherionDatabase database, InstrumentCatalog catalog)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new InstrumentCatalogAdapter(catalog));
        services.AddSingleton<IInstrumentCatalog>(provider => provider.GetRequiredService<InstrumentCatalogAdapter>());
        services.AddAetherionPostgres(database, new PostgresStorageOptions
        {
            GrainStorage = StorageOptions,
            TenantOf = TenantGrains.Default.TenantOf,
        });
        services.AddSingleton(new SymbolGrainOptions());
        services.AddSingleton(new RegimeGrainOptions());
        services.AddOptions<TradingOptions>();
        services.AddModels();
        services.TryAddSingleton<IReferenceSource, NoReferences>();
        services.TryAddSingleton<IBotCommandLog, NoBotCommandLog>();
        services.AddGrainHost(AddGrains);
        return services;
    }

    private static void AddModels(this IServiceCollection services)
    {
        services.AddSingleton(ShippedRegimeModel.Load());
        services.AddSingleton(ShippedAnomalyModel.Load());
        services.AddSingleton<IRegimeModels, StoredRegimeModels>();
        services.AddSingleton<IAnomalyModels, StoredAnomalyModels>();
        services.AddSingleton<IModelDocumentReader, RegimeModelReader>();
        services.AddSingleton<IModelDocumentReader, OutlookModelReader>();
        services.AddSingleton<IModelDocumentReader, AnomalyModelReader>();
        services.AddSingleton<IModelDocuments, ModelDocuments>();
        services.AddSingleton<IModelPromoter, ModelPromoter>();
        services.AddSingleton<IModelInspector, ModelInspector>();
        services.AddSingleton<ModelInstaller>();
        services.TryAddSingleton(new ModelMonitorOptions());
        services.AddSingleton(new ForecastGrainOptions());
        services.AddHostedService<ShippedModelRegistrar>();
    }

    private static void AddGrains(GrainHostBuilder builder) => builder
        .AddGrains(typeof(ISymbolGrain).Assembly, typeof(SymbolGrain).Assembly)
        .Configure(options =>
        {
            options.WireOptions = StateJson;
            // Values and messages are records that never change.
            options.ImmutableAssemblies.Add(typeof(Candle).Assembly);
            options.ImmutableAssemblies.Add(typeof(ISymbolGrain).Assembly);
        })
        .AddIncomingGrainCallFilter<TenantCallFilter>()
        // A batch that is skipped is a regime or an order that is missed: it is delivered until it is taken.
        .AddBackPressuredStreams(StreamNames.MarketProvider, streams => streams.MaxDeliveryAttempts = int.MaxValue)
        .AddBackPressuredStreams(StreamNames.TenantProvider, streams => streams.MaxDeliveryAttempts = int.MaxValue)
        .AddCursorStreams(StreamNames.BorderProvider, streams => streams.CacheSize = BorderCacheBatches);
}
