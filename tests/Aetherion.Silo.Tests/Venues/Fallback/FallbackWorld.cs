using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Tests.Feeds;
using Aetherion.Silo.Venues;
using Aetherion.Silo.Venues.Fallback;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Venues.Fallback;

/// <summary>Two emulated venues on real sockets that feed one symbol by turns.</summary>
internal sealed class FallbackWorld : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly VenueGrains _grains = new();
    private readonly FeedMetrics _metrics = new();
    private readonly Dictionary<string, EmulatorHost> _venues = [];
    private VenueFeedsService _service = null!;
    private VenueFeedWorker[] _workers = [];
    private FallbackFeeds _fallbacks = FallbackFeeds.None;

    public static InstrumentId Id { get; } = new("fallback", "BTC-USD");

    public static InstrumentId Binance { get; } = new("binance", "BTCUSDT");

    public static InstrumentId Coinbase { get; } = new("coinbase", "BTC-USD");

    public VenueSymbolStatus Status => _fallbacks.Workers[0].Symbol;

    public string? Problem => _fallbacks.Workers[0].Problem;

    public PipelineGrain Grain => _grains.Symbol(Id.ToString());

    public FakeFeedSwitches Switches => _grains.Switches(Id.ToString());

    public Instrument Instrument => _grains.Catalog.TryGet(Id, out var instrument)
        ? instrument
        : throw new InvalidOperationException($"{Id} is not listed.");

    public Task<BookView> BookOf(InstrumentId id) => _grains.Symbol(id.ToString()).GetOrderBook(5);

    public decimal PriceOf(InstrumentId id, Price price) => _grains.Catalog.TryGet(id, out var instrument)
        ? instrument.ToDecimal(price)
        : throw new InvalidOperationException($"{id} is not listed.");

    public async Task StartAsync(FallbackOptions options, IFallbackLog? log = null)
    {
        await StartVenueAsync("binance");
        await StartVenueAsync("coinbase");
        VenueQueueOptions queues = new();
        _fallbacks = new FallbackFeeds(
        [
            new FallbackWorker(
                new FallbackDefinition(Id, [Binance, Coinbase]) { Options = options }, queues, _grains, _grains.Catalog,
                log ?? new NoFallbackLog(), _metrics, TimeProvider.System, NullLogger<FallbackWorker>.Instance),
        ]);
        _workers = [Worker(Binance), Worker(Coinbase)];
        _service = new VenueFeedsService(
            _workers, _fallbacks, _grains.Catalog, _grains, TimeProvider.System, NullLogger<VenueFeedsService>.Instance);
        await _service.StartAsync(CancellationToken.None);
    }

    public Task KillAsync(string venue) => _venues[venue].DisposeAsync().AsTask();

    /// <summary>Starts a venue, where it was before if it was killed.</summary>
    public async Task StartVenueAsync(string venue)
    {
        var time = TimeProvider.System.GetUtcNow().UtcDateTime;
        IEmulatedVenue emulated = venue == "binance"
            ? new BinanceVenue(new BinanceVenueOptions { SimulatedSymbols = [Binance.Symbol], History = TimeSpan.FromMinutes(2) }, time)
            : new CoinbaseVenue(new CoinbaseVenueOptions { SimulatedProducts = [Coinbase.Symbol], History = TimeSpan.FromMinutes(2) }, time);
        var port = _venues.TryGetValue(venue, out var before) ? before.Address.Port : 0;
        _venues[venue] = await EmulatorHost.StartAsync(new FaultyVenue(emulated, 1), port, TimeProvider.System);
    }

    public Task UntilFedByAsync(InstrumentId source) => UntilAsync(
        () => Status.State == FeedState.Live && Status.LastSwitch?.To == source, $"{source} feeds it");

    public async Task UntilAsync(Func<bool> condition, string awaited)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(begin) > Patience)
                throw new TimeoutException(
                    $"Waited {Patience} until {awaited}; {Status}; {string.Join(' ', _workers.Select(worker => worker.Problem))}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    public Task StopAsync() => _service.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var worker in _workers)
            worker.Dispose();
        foreach (var worker in _fallbacks.Workers)
            worker.Dispose();
        foreach (var venue in _venues.Values)
            await venue.DisposeAsync();
        _metrics.Dispose();
    }

    private VenueFeedWorker Worker(InstrumentId id) => new(
        KnownVenues.Find(id.Venue)!,
        new VenueFeedOptions
        {
            Endpoint = VenueEndpoint.Of(_venues[id.Venue].Address),
            Symbols = [id.Symbol],
            Session = new VenueSessionOptions
            {
                Backfill = TimeSpan.Zero,
                SilenceMax = TimeSpan.FromSeconds(2),
                RetryBase = TimeSpan.FromMilliseconds(50),
                RetryMax = TimeSpan.FromMilliseconds(500),
            },
        },
        _grains, _grains.Catalog, new NoVenueInputLog(), _fallbacks, _metrics, TimeProvider.System,
        NullLogger<VenueFeedWorker>.Instance);
}
