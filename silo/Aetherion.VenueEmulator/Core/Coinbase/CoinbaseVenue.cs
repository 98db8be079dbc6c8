using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Coinbase.Advanced;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>
/// Coinbase, from a recording or the simulator: one market, served by the protocol of the Exchange and by that of Advanced
/// Trade, with orders on both.
/// </summary>
public sealed class CoinbaseVenue : IEmulatedVenue
{
    /// <summary>What Advanced Trade has at the head of its addresses, since the venue has another host for it.</summary>
    public const string AdvancedPath = "/advanced";

    private readonly Queue<VenueOutput> _outputs = new();
    private readonly SortedDictionary<string, CoinbaseProduct> _products = new(StringComparer.Ordinal);
    private readonly List<ICoinbaseSource> _sources = [];
    private readonly CoinbaseSockets _sockets;
    private readonly CoinbaseRest _rest;
    private readonly ExchangeTradeRest _trade;
    private readonly AdvancedSockets _advancedSockets;
    private readonly AdvancedRest _advancedRest;
    private TimeSpan _skew;

    public CoinbaseVenue(CoinbaseVenueOptions options, DateTime start)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Recording is { } recording)
            Add(new RecordedCoinbaseSource(recording, options.Playback, start), options, start);
        foreach (var product in options.SimulatedProducts)
            Add(new SimulatedCoinbaseSource(product, options.Seed, start), options, start);
        if (_products.Count == 0)
            throw new ArgumentException("The venue has no product: give a recording or a simulated product.", nameof(options));
        var trading = new CoinbaseTrading(_products);
        var writer = new ExchangeOrderWriter(() => _skew);
        var users = new ExchangeUserChannel(_products, trading, writer, _outputs);
        var exchange = new ExchangeAuthorizer(options.ExchangeKeys);
        var advanced = new AdvancedAuthorizer(options.AdvancedKeys);
        _sockets = new CoinbaseSockets(_products, exchange, users, _outputs);
        _rest = new CoinbaseRest(_products);
        _trade = new ExchangeTradeRest(_products, trading, exchange, writer, users);
        _advancedSockets = new AdvancedSockets(_products, advanced, trading, _outputs, () => _skew);
        _advancedRest = new AdvancedRest(_products, advanced, new AdvancedTradeRest(_products, trading, () => _skew));
    }

    public DateTime? NextTime
    {
        get
        {
            var next = _sockets.NextTime;
            if (_advancedSockets.NextTime is { } other && (next is null || other < next))
                next = other;
            foreach (var source in _sources)
            {
                if (source.NextTime is { } time && (next is null || time < next))
                    next = time;
            }
            return next;
        }
    }

    public TimeSpan ClockSkew
    {
        get => _skew;
        set
        {
            _skew = value;
            foreach (var source in _sources)
                source.Skew = value;
        }
    }

    public VenueReach Reach => new(CoinbaseCalls.All, HasSockets: true, HasApi: false)
    {
        Streams = CoinbaseSockets.StreamsOf(_products.Keys).Concat(AdvancedSockets.StreamsOf(_products.Keys)),
    };

    public void Advance(DateTime now)
    {
        while (NextTime is { } time && time <= now)
        {
            foreach (var source in _sources)
            {
                while (source.NextTime <= time)
                    Apply(source.Take());
            }
            _sockets.Advance(time, time + _skew);
            _advancedSockets.Advance(time);
        }
    }

    public VenueReply Handle(VenueRequest request, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = PathOf(request, out _);
        if (path.StartsWith(AdvancedRest.Root, StringComparison.Ordinal))
            return _advancedRest.Handle(request, path, now, now + _skew);
        return ExchangeTradeRest.IsFor(path) ? _trade.Handle(request, now, now + _skew) : _rest.Handle(request, now, now + _skew);
    }

    public bool IsOrder(VenueRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Method != "GET" && request.Path.Contains("/orders", StringComparison.Ordinal);
    }

    public VenueReply Unavailable() => VenueReply.Of(503, """{"message":"Service Unavailable"}""");

    public VenueReply OutcomeUnknown() => VenueReply.Of(500, """{"message":"Internal server error"}""");

    public bool TrySetTrading(string symbol, string state, DateTime now)
    {
        if (!SymbolTradingText.TryRead(state, out var trading) || !_products.TryGetValue(symbol, out var product))
            return false;
        product.Orders!.Trading = trading;
        _sockets.TellStatus(now);
        _advancedSockets.TellStatus(now);
        return true;
    }

    public VenueReply? Open(int connection, VenueRequest request, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (PathOf(request, out var isAdvanced) is not ("/" or ""))
            return VenueReply.Of(404, $"The emulator serves the socket of Coinbase Exchange at / and that of Advanced Trade at {AdvancedPath}.");
        if (isAdvanced)
            return _advancedSockets.Open(connection, request.Address, now);
        _sockets.Open(connection, now);
        return null;
    }

    public void Receive(int connection, ReadOnlyMemory<byte> text, DateTime now)
    {
        if (_advancedSockets.Has(connection))
            _advancedSockets.Receive(connection, text, now);
        else
            _sockets.Receive(connection, text, now, now + _skew);
    }

    public void Leave(int connection)
    {
        _sockets.Leave(connection);
        _advancedSockets.Leave(connection);
    }

    public bool TryTake(out VenueOutput output) => _outputs.TryDequeue(out output);

    /// <summary>The path as the venue has it.</summary>
    private static string PathOf(VenueRequest request, out bool isAdvanced)
    {
        isAdvanced = request.Path == AdvancedPath || request.Path.StartsWith(AdvancedPath + "/", StringComparison.Ordinal);
        return isAdvanced ? request.Path[AdvancedPath.Length..] : request.Path;
    }

    private void Add(ICoinbaseSource source, CoinbaseVenueOptions options, DateTime start)
    {
        _sources.Add(source);
        foreach (var (spec, book) in source.Products)
        {
            var product = new CoinbaseProduct(spec, book);
            if (!_products.TryAdd(spec.Symbol, product))
                throw new InvalidDataException($"{spec.Symbol} is both recorded and simulated; give one of them.");
            if (options.History > TimeSpan.Zero)
                product.Klines.AddHistory(
                    KlineHistory.Simulated(spec, product.LastPrice, options.Seed, options.History, hasSeconds: false, start), areSeconds: false);
        }
    }

    private void Apply(in CoinbaseEvent each)
    {
        var (product, data, time) = (_products[each.Product], each.Data, each.Time);
        switch (each.Kind)
        {
            case CoinbaseKind.Update:
                Update(product, data, time);
                break;
            case CoinbaseKind.Match:
                product.ApplyMatch(data);
                _sockets.Publish(each.Product, "matches", null, () => data);
                _advancedSockets.PublishTrade(product, time);
                var trade = product.Trades.Last!.Value;
                product.Orders!.OnTrade(trade.Price, trade.Quantity, trade.IsBuyerMaker, time);
                break;
            case CoinbaseKind.Ticker:
                product.ApplyTicker(data);
                _sockets.Publish(each.Product, "ticker", "ticker_batch", () => data);
                _advancedSockets.PublishTicker(product, time);
                break;
            default:
                Update(product, product.Restart(time + _skew), time);
                break;
        }
    }

    private void Update(CoinbaseProduct product, byte[] data, DateTime time)
    {
        var update = CoinbaseUpdate.Read(data);
        product.Apply(update);
        _sockets.Publish(product.Spec.Symbol, "level2", "level2_batch", () => data);
        _advancedSockets.PublishUpdate(product.Spec.Symbol, update, time);
        product.Orders!.OnBook(time);
    }
}
