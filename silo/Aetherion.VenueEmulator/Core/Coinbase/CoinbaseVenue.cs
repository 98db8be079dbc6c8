using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>The market data of Coinbase Exchange, from a recording or the simulator.</summary>
public sealed class CoinbaseVenue : IEmulatedVenue
{
    private readonly Queue<VenueOutput> _outputs = new();
    private readonly SortedDictionary<string, CoinbaseProduct> _products = new(StringComparer.Ordinal);
    private readonly List<ICoinbaseSource> _sources = [];
    private readonly CoinbaseSockets _sockets;
    private readonly CoinbaseRest _rest;
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
        _sockets = new CoinbaseSockets(_products, _outputs);
        _rest = new CoinbaseRest(_products);
    }

    public DateTime? NextTime
    {
        get
        {
            var next = _sockets.NextTime;
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
        }
    }

    public VenueReply Handle(VenueRequest request, DateTime now) => _rest.Handle(request, now, now + _skew);

    public bool IsOrder(VenueRequest request) => false;

    public VenueReply Unavailable() => VenueReply.Of(503, """{"message":"Service Unavailable"}""");

    public VenueReply OutcomeUnknown() => VenueReply.Of(500, """{"message":"Internal server error"}""");

    public VenueReply? Open(int connection, VenueRequest request, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Path is not ("/" or ""))
            return VenueReply.Of(404, "The emulator serves the socket of Coinbase Exchange at /; Advanced Trade is not served.");
        _sockets.Open(connection, now);
        return null;
    }

    public void Receive(int connection, ReadOnlyMemory<byte> text, DateTime now) => _sockets.Receive(connection, text, now);

    public void Leave(int connection) => _sockets.Leave(connection);

    public bool TryTake(out VenueOutput output) => _outputs.TryDequeue(out output);

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
        var product = _products[each.Product];
        var data = each.Data;
        switch (each.Kind)
        {
            case CoinbaseKind.Update:
                product.ApplyUpdate(data);
                _sockets.Publish(each.Product, "level2", "level2_batch", () => data);
                break;
            case CoinbaseKind.Match:
                product.ApplyMatch(data);
                _sockets.Publish(each.Product, "matches", null, () => data);
                break;
            case CoinbaseKind.Ticker:
                product.ApplyTicker(data);
                _sockets.Publish(each.Product, "ticker", "ticker_batch", () => data);
                break;
            default:
                var update = product.Restart(each.Time + _skew);
                _sockets.Publish(each.Product, "level2", "level2_batch", () => update);
                break;
        }
    }
}
