using System.Text.Json;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Tests.Feeds;
using Aetherion.Silo.Venues;
using Aetherion.Silo.Venues.Fallback;
using Aetherion.VenueEmulator.Core.Faults;
using Aetherion.VenueEmulator.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>An emulated venue on real sockets, and the feed that connects it to grains with real pipelines.</summary>
internal sealed class VenueWorld(VenueCase? venue = null) : IAsyncDisposable
{
    public const string Symbol = "BTCUSDT";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly VenueCase _venue = venue ?? VenueCase.Binance;
    private readonly VenueGrains _grains = new();
    private readonly FeedMetrics _metrics = new();
    private readonly HttpClient _http = new();
    private EmulatorHost? _emulator;

    public FakeBudget Budget => _grains.Budget;

    public InputCounter Log { get; } = new();

    public VenueFeedWorker Feed { get; private set; } = null!;

    public VenueFeeds Feeds => new(
        [Feed], FallbackFeeds.None, new VenueUnknowns(_metrics, NullLogger<VenueUnknowns>.Instance));

    public Uri Address => _emulator!.Address;

    public PipelineGrain Grain(string symbol = Symbol) => _grains.Symbol($"{_venue.Name}:{symbol}");

    public VenueSymbolStatus? Status(string symbol = Symbol) =>
        Feed.Symbols.FirstOrDefault(status => status.Instrument.Symbol == symbol);

    /// <summary>The instrument of a symbol as it is known here.</summary>
    public Instrument? Instrument(string symbol = Symbol) =>
        _grains.Catalog.TryGet(new InstrumentId(_venue.Name, symbol), out var instrument) ? instrument : null;

    /// <summary>The venue listed the instrument before.</summary>
    public Task KeepAsync(Instrument instrument) =>
        _grains.GetGrain<IVenueCatalogGrain>(_venue.Name).Keep(instrument);

    public async Task StartVenueAsync(int port = 0, ulong seed = 1)
    {
        var time = TimeProvider.System.GetUtcNow().UtcDateTime;
        _emulator = await EmulatorHost.StartAsync(new FaultyVenue(_venue.Create(seed, time), seed), port, TimeProvider.System);
    }

    /// <param name="rest">Where requests go; null for where connections go too.</param>
    public async Task StartFeedAsync(Uri? address = null, TimeSpan? backfill = null, Uri? rest = null)
    {
        var endpoint = VenueEndpoint.Of(new Uri(address ?? Address, _venue.Prefix));
        VenueFeedOptions options = new()
        {
            Endpoint = rest is null ? endpoint : endpoint with { Rest = rest },
            Symbols = [_venue.Symbol],
            ProblemAfter = TimeSpan.FromMilliseconds(200),
            Session = new VenueSessionOptions
            {
                Backfill = backfill ?? TimeSpan.Zero,
                SilenceMax = TimeSpan.FromSeconds(2),
                RetryBase = TimeSpan.FromMilliseconds(50),
                RetryMax = TimeSpan.FromMilliseconds(500),
                FetchAttemptsMax = 1000,
            },
        };
        Feed = new VenueFeedWorker(
            KnownVenues.Find(_venue.Name)!, options, _grains, _grains.Catalog, Log, FallbackFeeds.None, _metrics,
            TimeProvider.System, NullLogger<VenueFeedWorker>.Instance);
        await Feed.StartAsync(CancellationToken.None);
    }

    public Task StopFeedAsync() => Feed.StopAsync(CancellationToken.None);

    public Task UntilLiveAsync(string symbol = Symbol) =>
        UntilAsync(() => Status(symbol)?.State == FeedState.Live, $"{symbol} is live");

    public async Task UntilAsync(Func<bool> condition, string awaited)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(begin) > Patience)
                throw new TimeoutException($"Waited {Patience} until {awaited}; {Feed.Problem} {Status()}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public async Task SetFaultsAsync(string faults) =>
        (await _http.PostAsync(new Uri(Address, "emulator/faults"), new StringContent(faults))).EnsureSuccessStatusCode();

    /// <param name="state">As the emulator has them: open, halted and so on.</param>
    public async Task SetTradingAsync(string symbol, string state) =>
        (await _http.PutAsync(new Uri(Address, $"emulator/trading/{symbol}"), new StringContent(state))).EnsureSuccessStatusCode();

    public async Task ClearFaultsAsync() =>
        (await _http.DeleteAsync(new Uri(Address, "emulator/faults"))).EnsureSuccessStatusCode();

    public async Task<JsonElement> GetAsync(string path)
    {
        using var document = JsonDocument.Parse(await _http.GetStringAsync(new Uri(Address, path)));
        return document.RootElement.Clone();
    }

    /// <summary>Waits until the grain's book is the venue's: the venue goes on meanwhile, so they meet now and then.</summary>
    public async Task UntilBooksMeetAsync(string symbol = Symbol)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begin) < Patience)
        {
            var depth = await GetAsync(TargetOf(_venue.BookTarget, symbol));
            var theirs = VenueCase.Levels(depth, "bids").Concat(VenueCase.Levels(depth, "asks")).ToList();
            var asked = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(asked) < TimeSpan.FromMilliseconds(250))
            {
                var book = await Grain(symbol).GetOrderBook(20);
                if (book.State == FeedState.Live && theirs.SequenceEqual(Levels(book)))
                    return;
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            }
        }
        throw new TimeoutException($"The books of {symbol} never met; {Status(symbol)}");
    }

    /// <summary>The venue's trades from the grain's first on, up to its last; those that came late too.</summary>
    public async Task<(List<(long, decimal)> Ours, List<(long, decimal)> Theirs)> TradesAsync()
    {
        _grains.Catalog.TryGet(new InstrumentId(_venue.Name, _venue.Symbol), out var instrument);
        var grain = Grain(_venue.Symbol);
        var told = grain.Events.Concat(grain.Late).Where(e => e.Kind == MarketEventKind.Trade).OrderBy(e => e.Sequence);
        var ours = told.Select(e => (
            new DateTimeOffset(e.EventTime).ToUnixTimeMilliseconds(), instrument!.ToDecimal(e.Trade.Quantity))).ToList();
        var theirs = VenueCase.Trades(await GetAsync(TargetOf(_venue.TradesTarget, _venue.Symbol)));
        return (ours, [.. theirs.Skip(Math.Max(0, theirs.IndexOf(ours[0]))).Take(ours.Count)]);
    }

    public async ValueTask DisposeAsync()
    {
        await Feed.StopAsync(CancellationToken.None);
        Feed.Dispose();
        if (_emulator is not null)
            await _emulator.DisposeAsync();
        _metrics.Dispose();
        _http.Dispose();
    }

    private static string TargetOf(string target, string symbol) => target.Replace("{0}", symbol, StringComparison.Ordinal);

    private IEnumerable<(decimal, decimal)> Levels(BookView book)
    {
        _grains.Catalog.TryGet(book.Instrument, out var instrument);
        return book.Bids.Concat(book.Asks).Select(
            level => (instrument!.ToDecimal(level.Price), instrument.ToDecimal(level.Quantity)));
    }
}
