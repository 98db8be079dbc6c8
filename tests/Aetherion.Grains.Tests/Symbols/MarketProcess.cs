using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Regimes;
using Aetherion.GrainHost.Local;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Anomalies;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Symbols;
using Aetherion.Grains.Tests.Bots;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Streams;

namespace Aetherion.Grains.Tests.Symbols;

/// <summary>A process that hosts the market side on a disk and tables that outlive it.</summary>
internal sealed class MarketProcess : IAsyncDisposable, IInstrumentCatalog, IRegimeModels, IAnomalyModels
{
    private readonly ServiceProvider _services;
    private readonly MarketWorld _world;

    private MarketProcess(MarketWorld world, KillSwitch killSwitch)
    {
        _world = world;
        KillSwitch = killSwitch;
        Writer = new QueuedWriter(world.Tables, killSwitch, world.CommitsAtOnce);
        var services = new ServiceCollection();
        services.AddOptions();
        services.AddSingleton(world.SymbolOptions);
        services.AddSingleton(world.RegimeOptions);
        services.AddSingleton(world.MonitorOptions);
        services.AddSingleton(world.ForecastOptions);
        services.AddSingleton<IModelRegistry>(world.Shelf);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IInstrumentCatalog>(this);
        services.AddSingleton<IRegimeModels>(this);
        services.AddSingleton<IAnomalyModels>(this);
        services.AddSingleton<IMarketDataWriter>(Writer);
        services.AddSingleton<IMarketDataHistory>(world.Tables);
        services.AddSingleton<IRegimeHistory>(Writer);
        services.AddGrainHost(host => host
            .AddGrains(typeof(ISymbolGrain).Assembly, typeof(SymbolGrain).Assembly)
            .Configure(o => o.StrictCopying = true)
            .AddStorage(StorageNames.Market, _ => world.Disk.For(killSwitch, isCounted: true))
            .AddStorage("PubSubStore", _ => world.Disk.For(killSwitch, isCounted: false))
            .AddBackPressuredStreams(InnerOf(StreamNames.MarketProvider), o => o.MaxDeliveryAttempts = int.MaxValue)
            .AddCursorStreams(InnerOf(StreamNames.BorderProvider)));
        foreach (var provider in new[] { StreamNames.MarketProvider, StreamNames.BorderProvider })
        {
            services.AddKeyedSingleton<IStreamProvider>(provider, (all, _) => new KillableStreams(
                provider,
                all.GetRequiredKeyedService<IStreamProvider>(InnerOf(provider)),
                killSwitch,
                world.Publications.Add));
        }
        _services = services.BuildServiceProvider();
    }

    public KillSwitch KillSwitch { get; }

    public QueuedWriter Writer { get; }

    public AnomalyModel Shipped => MarketTape.ShippedAnomalies;

    public ImmutableArray<Instrument> Active => MarketTape.Catalog.Active;

    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    public static async Task<MarketProcess> StartAsync(MarketWorld world, KillSwitch killSwitch)
    {
        var process = new MarketProcess(world, killSwitch);
        foreach (var service in process._services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        return process;
    }

    /// <summary>Publishes bars as a symbol grain does, whether or not they are stored.</summary>
    public Task PublishAsync(ClosedBarBatch batch) => _services
        .GetRequiredKeyedService<IStreamProvider>(InnerOf(StreamNames.MarketProvider))
        .GetStream<ClosedBarBatch>(StreamNames.ClosedBarsOf(new RegimeKey(batch.Key, batch.Timeframe)))
        .OnNextAsync(batch);

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument) =>
        MarketTape.Catalog.TryGet(id, out instrument);

    public Task<RegimeModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken) =>
        version is not null && _world.Unloadable.Contains(version)
            ? Task.FromException<RegimeModel>(new InvalidDataException($"The stored model {version} is damaged."))
            : Task.FromResult(version is null ? _world.Champion : version == MarketTape.Other.Version
                ? MarketTape.Other
                : _world.Model);

    Task<AnomalyModel> IAnomalyModels.GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken)
    {
        if (version is not null && _world.Unloadable.Contains(version))
            return Task.FromException<AnomalyModel>(new InvalidDataException($"The stored model {version} is damaged."));
        if (version is null || version == _world.AnomalyChampion.Version)
            return Task.FromResult(_world.AnomalyChampion);
        return Task.FromResult(version == MarketTape.ShippedAnomalies.Version ? MarketTape.ShippedAnomalies
            : version == MarketTape.Anomalies.Value.Version ? MarketTape.Anomalies.Value
            : MarketTape.OtherAnomalies.Value);
    }

    /// <summary>Ends the process in good order: every grain deactivates.</summary>
    public async Task StopAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
            await service.StopAsync(CancellationToken.None);
    }

    /// <summary>Ends the process as kill -9 would: nothing is deactivated, nothing more has an effect.</summary>
    public async ValueTask DisposeAsync()
    {
        KillSwitch.Kill();
        await _services.DisposeAsync();
        Writer.Dispose();
    }

    private static string InnerOf(string provider) => $"{provider}-inner";
}
