using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Binance: spot, USD-M and COIN-M futures, as far as recordings or the simulator give a market.</summary>
public sealed class BinanceVenue : IEmulatedVenue
{
    private readonly BinanceVenueOptions _options;
    private readonly Queue<VenueOutput> _outputs = new();
    private readonly Dictionary<BinanceMarketKind, BinanceMarket> _markets = [];
    private readonly BinanceSockets _sockets;
    private readonly BinanceRest _rest;
    private TimeSpan _skew;

    public BinanceVenue(BinanceVenueOptions options, DateTime start)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        foreach (var recording in options.Recordings)
            Add(new RecordedSource(recording, options.Playback, start), start);
        foreach (var market in options.SimulatedMarkets)
        {
            foreach (var symbol in options.SimulatedSymbols)
                Add(new SimulatedSource(market, symbol, options.Seed, start), start);
        }
        if (_markets.Count == 0)
            throw new ArgumentException("The venue has no market: give a recording or a simulated symbol.", nameof(options));
        _rest = new BinanceRest(_markets, new BinanceAuthorizer(options.Keys));
        _sockets = new BinanceSockets(_markets, _rest, _outputs, options.ConnectionLifetime);
    }

    public DateTime? NextTime
    {
        get
        {
            var next = _sockets.NextTime;
            foreach (var market in _markets.Values)
            {
                if (market.NextTime is { } time && (next is null || time < next))
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
            foreach (var market in _markets.Values)
                market.SetSkew(value);
        }
    }

    /// <summary>The markets that are served.</summary>
    public IEnumerable<BinanceMarketKind> Markets => _markets.Keys;

    public VenueReach Reach => new([.. _markets.Keys.SelectMany(BinanceCalls.Of)], HasSockets: true, HasApi: TakesOrders)
    {
        Streams = _markets.Values.SelectMany(market => market.Streams).Append(VenueStream.Of(BinanceSockets.ShutdownStream))
            .Concat(TakesOrders ? [VenueStream.Of(UserStreams.StreamName), VenueStream.Of(BinanceApiSocket.StreamName)] : []),
    };

    private bool TakesOrders => _markets.Keys.Any(kind => kind != BinanceMarketKind.CoinFutures);

    public void Advance(DateTime now)
    {
        foreach (var market in _markets.Values)
            market.Advance(now);
        _sockets.Advance(now);
    }

    public VenueReply Handle(VenueRequest request, DateTime now) => _rest.Handle(request, now);

    public bool IsOrder(VenueRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Method != "GET" && request.Path.Contains("order", StringComparison.OrdinalIgnoreCase)
            && !request.Path.EndsWith("/test", StringComparison.Ordinal);
    }

    public VenueReply Unavailable() => new BinanceError(-1016, "This service is no longer available.", 503).ToReply();

    public VenueReply OutcomeUnknown() => new BinanceError(
        -1007, "Timeout waiting for response from backend server. Send status unknown; execution status unknown.", 503).ToReply();

    public byte[]? OutcomeUnknown(int connection, ReadOnlyMemory<byte> text) => _sockets.OutcomeUnknown(connection, text, OutcomeUnknown());

    /// <summary>In each market that has the symbol. The venue has words for a symbol that trades and for one that does not.</summary>
    public bool TrySetTrading(string symbol, string state, DateTime now)
    {
        if (!SymbolTradingText.TryRead(state, out var trading) || trading is not (SymbolTrading.Open or SymbolTrading.Halted))
            return false;
        var found = _markets.Values.Select(market => market.Find(symbol)).OfType<SymbolMarket>().ToList();
        found.ForEach(each => each.Trading = trading);
        return found.Count > 0;
    }

    public VenueReply? Open(int connection, VenueRequest request, DateTime now) => _sockets.Open(connection, request, now);

    public void Receive(int connection, ReadOnlyMemory<byte> text, DateTime now) => _sockets.Receive(connection, text, now);

    public void Leave(int connection) => _sockets.Leave(connection);

    public bool TryTake(out VenueOutput output) => _outputs.TryDequeue(out output);

    private void Add(IMarketSource source, DateTime start)
    {
        if (!_markets.TryGetValue(source.Market, out var market))
            _markets[source.Market] = market = new BinanceMarket(source.Market, _outputs);
        var end = source.VenueTime(start);
        market.Add(source, start, symbol => KlineHistory.Of(symbol, _options, end), _options.HasSecondHistory);
    }
}
