using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Orders, money, positions and funding of one market.</summary>
internal sealed class WeexTrading
{
    /// <summary>What longs pay to shorts every eight hours: the venues' base rate of interest.</summary>
    public const decimal FundingRate = MarkPrice.BaseRate;

    private const int OpenOrdersMax = 200;
    private const int FundingsMax = 10_000;
    private const decimal StartQuote = 1_000_000m;
    private const decimal StartBase = 100m;
    private static readonly TimeSpan FundingInterval = TimeSpan.FromHours(8);

    private readonly WeexMarket _market;
    private readonly Dictionary<string, VenueAccount> _accounts = [];

    public WeexTrading(WeexMarket market, DateTime start)
    {
        _market = market;
        ILedger ledger = market.IsFutures ? new FuturesLedger(isHedged: true) : new SpotLedger();
        Engine = new MatchingEngine(ledger, killsByReject: false) { Reported = report => Reported(report) };
        NextFunding = EpochTime.FromMillis(MarkPrice.NextFunding(EpochTime.Millis(start)));
        foreach (var symbol in market.Symbols.Values)
            symbol.Orders = Engine.Add(
                new MatchingSymbol(symbol.Spec.Symbol, symbol.Spec.BaseAsset, symbol.Spec.QuoteAsset, symbol.Spec.QuantityStep),
                new Liquidity(symbol.Book));
    }

    public MatchingEngine Engine { get; }

    /// <summary>When funding is paid next; never on spot.</summary>
    public DateTime NextFunding { get; private set; }

    /// <summary>What was paid, oldest first: the symbol, when, and the mark price.</summary>
    public List<(string Symbol, DateTime Time, decimal Mark)> Fundings { get; } = [];

    /// <summary>Told of everything that happens to an order.</summary>
    public event Action<OrderReport> Reported = _ => { };

    public VenueAccount Account(string name)
    {
        if (_accounts.TryGetValue(name, out var account))
            return account;
        _accounts[name] = account = new VenueAccount(name);
        foreach (var symbol in _market.Symbols.Values)
        {
            Fund(account, symbol.Spec.QuoteAsset, StartQuote);
            if (!_market.IsFutures)
                Fund(account, symbol.Spec.BaseAsset, StartBase);
        }
        return account;
    }

    public RejectReason Place(VenueOrder order, DateTime now) =>
        Engine.Place(order, _market.Symbols[order.Symbol].LastPrice, OpenOrdersMax, OpenOrdersMax, now);

    /// <summary>The positions of an account that are not flat: a long and a short one for each symbol.</summary>
    public IEnumerable<(WeexSymbol Symbol, bool IsLong, FuturesPosition Position)> Positions(VenueAccount account)
    {
        foreach (var symbol in _market.Symbols.Values)
        {
            foreach (var isLong in new[] { true, false })
            {
                var position = account.Position(FuturesLedger.KeyOf(symbol.Spec.Symbol, isLong));
                if (position.Quantity != 0)
                    yield return (symbol, isLong, position);
            }
        }
    }

    /// <summary>Pays funding when it is due.</summary>
    public void Advance(DateTime now)
    {
        if (now < NextFunding)
            return;
        if (_market.IsFutures)
            Settle(NextFunding);
        NextFunding += FundingInterval;
    }

    private void Settle(DateTime time)
    {
        foreach (var symbol in _market.Symbols.Values)
            Fundings.Add((symbol.Spec.Symbol, time, symbol.LastPrice));
        Fundings.RemoveRange(0, Math.Max(0, Fundings.Count - FundingsMax));
        foreach (var account in _accounts.Values)
        {
            var paid = false;
            foreach (var (symbol, _, position) in Positions(account).ToList())
            {
                // The quantity of a short is below 0, so that it receives.
                account.Balance(symbol.Spec.QuoteAsset).Free -= position.Quantity * symbol.LastPrice * FundingRate;
                paid = true;
            }
            if (paid)
                _market.Sockets.TellFunding(account, time);
        }
    }

    private static void Fund(VenueAccount account, string asset, decimal amount)
    {
        var balance = account.Balance(asset);
        balance.Free = Math.Max(balance.Free, amount);
    }
}
