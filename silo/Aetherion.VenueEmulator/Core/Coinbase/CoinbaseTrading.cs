using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>
/// Orders and money. Both protocols trade on the same books and match with each other; their accounts are apart, as they
/// are at the venue.
/// </summary>
internal sealed class CoinbaseTrading
{
    /// <summary>The most open orders of an account in a product.</summary>
    public const int OpenOrdersMax = 500;

    /// <summary>What an account starts with, of quote assets and of others.</summary>
    private const decimal StartQuote = 1_000_000m;
    private const decimal StartBase = 100m;

    private readonly IReadOnlyDictionary<string, CoinbaseProduct> _products;
    private readonly Dictionary<string, VenueAccount> _accounts = [];

    public CoinbaseTrading(IReadOnlyDictionary<string, CoinbaseProduct> products)
    {
        _products = products;
        Engine = new MatchingEngine(new QuoteFeeLedger(), killsByReject: false) { Reported = Tell };
        foreach (var product in products.Values)
            product.Orders = Engine.Add(SymbolOf(product.Spec), new Liquidity(product.Book));
    }

    public MatchingEngine Engine { get; }

    /// <summary>Told of everything that happens to an order.</summary>
    public event Action<OrderReport> Reported = _ => { };

    public VenueAccount Account(string name)
    {
        if (_accounts.TryGetValue(name, out var account))
            return account;
        _accounts[name] = account = new VenueAccount(name);
        foreach (var product in _products.Values)
        {
            Fund(account, product.Spec.BaseAsset, StartBase);
            Fund(account, product.Spec.QuoteAsset, StartQuote);
        }
        return account;
    }

    /// <summary>Takes an order, or says why not.</summary>
    public RejectReason Place(VenueOrder order, DateTime now) =>
        Engine.Place(order, _products[order.Symbol].LastPrice, OpenOrdersMax, OpenOrdersMax, now);

    private static MatchingSymbol SymbolOf(SymbolSpec spec) =>
        new(spec.Symbol, spec.BaseAsset, spec.QuoteAsset, spec.QuantityStep);

    private static void Fund(VenueAccount account, string asset, decimal amount)
    {
        var balance = account.Balance(asset);
        balance.Free = Math.Max(balance.Free, amount);
    }

    private void Tell(OrderReport report) => Reported(report);
}
