using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Aetherion.GrainHost.Core;
using Aetherion.GrainHost.Local;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Bots;
using Aetherion.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Streams;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>A process that hosts the tenant side on a disk, a journal and a market that outlive it.</summary>
internal sealed class TradingProcess : IAsyncDisposable, IInstrumentCatalog
{
    private const string SubscriptionStore = "PubSubStore";

    private readonly ServiceProvider _services;
    private readonly ScriptedMarket _market;

    private TradingProcess(
        Disk disk,
        Journal journal,
        ScriptedMarket market,
        KillSwitch killSwitch,
        TradingOptions? options,
        PlanOptions? plans,
        IIncomingGrainCallFilter? filter,
        ScriptedVenue venue,
        Action<GrainHostOptions>? host)
    {
        _market = market;
        KillSwitch = killSwitch;
        var services = new ServiceCollection();
        services.AddOptions();
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options ?? new TradingOptions()));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(plans ?? new PlanOptions()));
        services.AddSingleton<TimeProvider>(market);
        services.AddSingleton<IRegimeHistory>(market);
        services.AddSingleton<IInstrumentCatalog>(this);
        services.AddSingleton(venue.For(killSwitch));
        services.AddSingleton(journal.For(killSwitch));
        services.AddSingleton<IBotCommandLog>(market.Commands);
        services.AddSingleton<IOutgoingGrainCallFilter>(new MarketCalls(market, killSwitch));
        if (filter is not null)
            services.AddSingleton(filter);
        services.AddGrainHost(builder => builder
            .AddGrains(typeof(IBotGrain).Assembly, typeof(TradingOptions).Assembly)
            .Configure(o => o.StrictCopying = true)
            .Configure(host ?? (_ => { }))
            .AddStorage(StorageNames.Tenant, _ => disk.For(killSwitch, isCounted: true))
            .AddStorage(SubscriptionStore, _ => disk.For(killSwitch, isCounted: false))
            .AddBackPressuredStreams(InnerOf(StreamNames.TenantProvider), o => o.MaxDeliveryAttempts = int.MaxValue)
            .AddCursorStreams(InnerOf(StreamNames.BorderProvider)));
        AddKillable(services, StreamNames.TenantProvider, killSwitch);
        AddKillable(services, StreamNames.BorderProvider, killSwitch);
        _services = services.BuildServiceProvider();
    }

    public KillSwitch KillSwitch { get; }

    public ImmutableArray<Instrument> Active => [ScriptedMarket.Instrument, ScriptedMarket.QuietInstrument];

    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    public static async Task<TradingProcess> StartAsync(
        Disk disk,
        Journal journal,
        ScriptedMarket market,
        KillSwitch? killSwitch = null,
        TradingOptions? options = null,
        PlanOptions? plans = null,
        IIncomingGrainCallFilter? filter = null,
        ScriptedVenue? venue = null,
        Action<GrainHostOptions>? host = null)
    {
        var process = new TradingProcess(
            disk,
            journal,
            market,
            killSwitch ?? new KillSwitch(killAt: null),
            options,
            plans,
            filter,
            venue ?? new ScriptedVenue(market) { IsConnected = false },
            host);
        foreach (var service in process._services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        return process;
    }

    public bool TryGet(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument)
    {
        instrument = Active.FirstOrDefault(known => known.Id == id);
        return instrument is not null;
    }

    /// <summary>Closes the next bars and publishes them.</summary>
    public async Task CloseBarsAsync(int count)
    {
        var first = _market.ClosedCount;
        _market.ClosedCount = Math.Min(_market.Bars.Length, first + count);
        await PublishAsync(_market.Bars[first.._market.ClosedCount]);
    }

    /// <summary>Publishes bars as the regime grain does, without a kill point of its own.</summary>
    public Task PublishAsync(ImmutableArray<RegimeBar> bars) => Inner(StreamNames.BorderProvider)
        .GetStream<RegimeBarBatch>(StreamNames.RegimeBarsOf(_market.Key))
        .OnNextAsync(new RegimeBarBatch(_market.Key, bars));

    /// <summary>Ends the process as kill -9 would: nothing is deactivated, nothing more has an effect.</summary>
    public ValueTask DisposeAsync()
    {
        KillSwitch.Kill();
        return _services.DisposeAsync();
    }

    private static string InnerOf(string provider) => $"{provider}-inner";

    private static void AddKillable(ServiceCollection services, string provider, KillSwitch killSwitch) =>
        services.AddKeyedSingleton<IStreamProvider>(provider, (all, _) => new KillableStreams(
            provider,
            all.GetRequiredKeyedService<IStreamProvider>(InnerOf(provider)),
            killSwitch));

    private IStreamProvider Inner(string provider) =>
        _services.GetRequiredKeyedService<IStreamProvider>(InnerOf(provider));
}
