using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Orders, money and user data of one market.</summary>
internal sealed class BinanceTrading
{
    /// <summary>What an account starts with, of quote assets and of others.</summary>
    private const decimal StartQuote = 1_000_000m;
    private const decimal StartBase = 100m;

    private readonly BinanceMarket _market;
    private readonly Dictionary<string, VenueAccount> _accounts = [];
    private readonly Dictionary<VenueAccount, OrderCounter> _counters = [];
    private long _executionId = 7_000_000_000;
    private long _clientIds;

    public BinanceTrading(BinanceMarket market, Queue<VenueOutput> outputs)
    {
        _market = market;
        var isSpot = market.Kind == BinanceMarketKind.Spot;
        Engine = new MatchingEngine(isSpot ? new SpotLedger() : new FuturesLedger(), killsByReject: !isSpot) { Reported = Tell };
        Users = new UserStreams(market, outputs);
    }

    public MatchingEngine Engine { get; }

    public UserStreams Users { get; }

    /// <summary>A symbol begins to trade.</summary>
    public void Add(SymbolMarket symbol)
    {
        var spec = symbol.Spec;
        symbol.Orders = Engine.Add(
            new MatchingSymbol(spec.Symbol, spec.BaseAsset, spec.QuoteAsset, spec.QuantityStep), new Liquidity(symbol.Book));
        foreach (var account in _accounts.Values)
            Fund(account, spec);
    }

    public VenueAccount Account(string name)
    {
        if (_accounts.TryGetValue(name, out var account))
            return account;
        _accounts[name] = account = new VenueAccount(name);
        foreach (var symbol in _market.Symbols)
            Fund(account, symbol.Spec);
        return account;
    }

    public OrderCounter Counter(VenueAccount account)
    {
        if (!_counters.TryGetValue(account, out var counter))
            _counters[account] = counter = _market.Kind == BinanceMarketKind.Spot
                ? new OrderCounter(("10S", TimeSpan.FromSeconds(10), 100), ("1D", TimeSpan.FromDays(1), 200_000))
                : new OrderCounter(("10S", TimeSpan.FromSeconds(10), 300), ("1M", TimeSpan.FromMinutes(1), 1200));
        return counter;
    }

    /// <summary>A name for an order or a cancellation that the client gave none.</summary>
    public string NextClientId() => $"emulator{++_clientIds:D14}";

    private void Fund(VenueAccount account, SymbolSpec spec)
    {
        Fund(account, spec.QuoteAsset, StartQuote);
        if (_market.Kind == BinanceMarketKind.Spot)
            Fund(account, spec.BaseAsset, StartBase);
    }

    private static void Fund(VenueAccount account, string asset, decimal amount)
    {
        var balance = account.Balance(asset);
        balance.Free = Math.Max(balance.Free, amount);
    }

    private void Tell(OrderReport report)
    {
        var order = report.Order;
        var spec = _market.Find(order.Symbol)!.Spec;
        var eventMs = EpochTime.Millis(report.Time);
        if (_market.Kind == BinanceMarketKind.Spot)
        {
            var id = _executionId++;
            Users.Publish(order.Account, "executionReport", json => SpotOrderWriter.Report(json, report, id, eventMs));
            Users.Publish(order.Account, "outboundAccountPosition", json => SpotOrderWriter.Position(
                json, order.Account, [spec.BaseAsset, spec.QuoteAsset], eventMs, eventMs));
            return;
        }
        if (report.Kind == ReportKind.Trade)
            Users.Publish(order.Account, "ACCOUNT_UPDATE", json => FuturesOrderWriter.Account(
                json, spec, order, order.Account.Position(order.Symbol), eventMs, eventMs));
        Users.Publish(order.Account, "ORDER_TRADE_UPDATE", json => FuturesOrderWriter.Report(json, spec, report, eventMs));
    }
}
