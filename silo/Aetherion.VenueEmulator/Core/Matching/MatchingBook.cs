using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>
/// The clients' orders of one symbol. They match against the market's book and against each other by price, then time;
/// resting ones are filled by the market's trades once what rested before them is gone, and when the market goes
/// through their price. They do not show in the market's own book and trades.
/// </summary>
internal sealed class MatchingBook(MatchingSymbol symbol, Liquidity liquidity, ILedger ledger, MatchingEngine engine)
{
    private readonly List<VenueOrder> _bids = [];
    private readonly List<VenueOrder> _asks = [];
    private readonly List<VenueOrder> _stops = [];

    public MatchingSymbol Symbol => symbol;

    public SymbolTrading Trading { get; set; }

    public bool IsEmpty => _bids.Count == 0 && _asks.Count == 0 && _stops.Count == 0;

    /// <summary>Whether the market can do something to an order.</summary>
    private bool IsMatching => !IsEmpty && Trading is not (SymbolTrading.Halted or SymbolTrading.CancelOnly);

    /// <summary>What the symbol's state has against a new order.</summary>
    public RejectReason Admit(VenueOrder order) => Trading switch
    {
        SymbolTrading.Halted => RejectReason.Halted,
        SymbolTrading.CancelOnly => RejectReason.CancelOnly,
        SymbolTrading.PostOnly when !order.IsPostOnly => RejectReason.PostOnly,
        SymbolTrading.LimitOnly when order.IsMarket => RejectReason.LimitOnly,
        _ => RejectReason.None,
    };

    /// <summary>Takes an order, or says why not; then nothing has changed.</summary>
    public RejectReason Place(VenueOrder order, decimal lastPrice, DateTime now)
    {
        if (Admit(order) is not RejectReason.None and var closed)
            return closed;
        if (order.IsStop && order.IsTriggeredBy(lastPrice))
            return RejectReason.WouldTrigger;
        if (order.IsPostOnly && Offer(order) is { } offer && order.Accepts(offer.Price))
            return RejectReason.WouldTake;
        var (quantity, value) = Reachable(order);
        if (order.Kind == OrderKind.Market && quantity == 0)
            return RejectReason.NoLiquidity;
        if (order.HoldTime == HoldTime.FillOrKill && quantity < order.Quantity && engine.KillsByReject)
            return RejectReason.CannotFill;
        if (order.QuoteQuantity > 0)
            order.Quantity = quantity;
        var most = order.Kind == OrderKind.Market ? value : (order.Price > 0 ? order.Price : order.StopPrice) * order.Quantity;
        if (ledger.Reserve(symbol, order, most) is not RejectReason.None and var reason)
            return reason;
        engine.Register(order, now);
        engine.Report(order, ReportKind.New, null, now);
        if (order.IsStop)
        {
            order.IsWaiting = true;
            _stops.Add(order);
        }
        else
        {
            Execute(order, now);
        }
        return RejectReason.None;
    }

    /// <summary>An edited order is a new one to the queue, and keeps its id and what was executed of it.</summary>
    public RejectReason Edit(VenueOrder order, decimal price, decimal quantity, DateTime now)
    {
        if (Admit(order) is not RejectReason.None and var closed)
            return closed;
        var (oldPrice, oldQuantity) = (order.Price, order.Quantity);
        ledger.Release(symbol, order);
        (order.Price, order.Quantity) = (price, quantity);
        var reason = order.IsPostOnly && Offer(order) is { } offer && order.Accepts(offer.Price)
            ? RejectReason.WouldTake
            : ledger.Reserve(symbol, order, price * order.Left);
        if (reason != RejectReason.None)
        {
            (order.Price, order.Quantity) = (oldPrice, oldQuantity);
            ledger.Reserve(symbol, order, oldPrice * order.Left);
            return reason;
        }
        _bids.Remove(order);
        _asks.Remove(order);
        order.UpdatedTime = now;
        engine.Report(order, ReportKind.Edited, null, now);
        Execute(order, now);
        return RejectReason.None;
    }

    public void Cancel(VenueOrder order, DateTime now) => End(order, OrderLife.Canceled, ReportKind.Canceled, now);

    /// <summary>The market's book has changed: what it now offers through a resting order's price fills it.</summary>
    public void OnBook(DateTime now)
    {
        if (!IsMatching)
            return;
        FillThrough(_bids, Side.Buy, now);
        FillThrough(_asks, Side.Sell, now);
    }

    /// <summary>The market has traded.</summary>
    public void OnTrade(decimal price, decimal quantity, bool isBuyerMaker, DateTime now)
    {
        if (!IsMatching)
            return;
        FillByTrade(isBuyerMaker ? _bids : _asks, price, quantity, now);
        foreach (var stop in _stops.Where(stop => stop.IsTriggeredBy(price)).ToList())
        {
            _stops.Remove(stop);
            stop.IsWaiting = false;
            stop.UpdatedTime = now;
            if (stop.IsOpen)
                Execute(stop, now);
        }
    }

    /// <summary>The best that is there for an order to take.</summary>
    private BookLevel? Offer(VenueOrder order)
    {
        var level = liquidity.Best(order.Side);
        var resting = Opposite(order).FirstOrDefault();
        return resting is null || (level is { } known && !IsBetter(order.Side, resting.Price, known.Price))
            ? level
            : new BookLevel(resting.Price, resting.Left);
    }

    /// <summary>What an order could take at once, in quantity and value.</summary>
    private (decimal Quantity, decimal Value) Reachable(VenueOrder order)
    {
        var (quantity, value) = (0m, 0m);
        var offers = liquidity.For(order.Side).Concat(Opposite(order).Select(other => new BookLevel(other.Price, other.Left)));
        var sorted = order.Side == Side.Buy ? offers.OrderBy(offer => offer.Price) : offers.OrderByDescending(offer => offer.Price);
        foreach (var offer in sorted)
        {
            if (!order.Accepts(offer.Price))
                break;
            var wanted = order.QuoteQuantity > 0
                ? Floor((order.QuoteQuantity - value) / offer.Price)
                : order.Quantity - quantity;
            var taken = Math.Min(wanted, offer.Quantity);
            if (taken <= 0)
                break;
            quantity += taken;
            value += taken * offer.Price;
        }
        return (quantity, value);
    }

    private decimal Floor(decimal quantity) => quantity - (quantity % symbol.QuantityStep);

    private void Execute(VenueOrder order, DateTime now)
    {
        if (order.HoldTime == HoldTime.FillOrKill && Reachable(order).Quantity < order.Quantity)
        {
            End(order, OrderLife.Expired, ReportKind.Expired, now);
            return;
        }
        while (order.Left > 0 && Offer(order) is { } offer && order.Accepts(offer.Price))
        {
            var quantity = ledger.Allowed(symbol, order, Math.Min(order.Left, offer.Quantity));
            if (quantity <= 0)
                break;
            Take(order, offer.Price, quantity, now);
        }
        if (!order.IsOpen)
            return;
        if (order.IsMarket || order.HoldTime == HoldTime.ImmediateOrCancel)
            End(order, OrderLife.Expired, ReportKind.Expired, now);
        else
            Rest(order);
    }

    /// <summary>At a price the market's own quantity comes first: it was there before.</summary>
    private void Take(VenueOrder order, decimal price, decimal quantity, DateTime now)
    {
        var level = liquidity.Best(order.Side);
        if (level?.Price == price)
        {
            quantity = Math.Min(quantity, level.Value.Quantity);
            liquidity.Take(order.Side, price, quantity);
            Fill(order, price, quantity, isMaker: false, engine.NextTradeId(), now);
            return;
        }
        var resting = Opposite(order)[0];
        quantity = Math.Min(quantity, ledger.Allowed(symbol, resting, resting.Left));
        if (quantity <= 0)
        {
            End(resting, OrderLife.Expired, ReportKind.Expired, now);
            return;
        }
        var id = engine.NextTradeId();
        Fill(resting, price, quantity, isMaker: true, id, now);
        Fill(order, price, quantity, isMaker: false, id, now);
    }

    private void Rest(VenueOrder order)
    {
        order.QueueAhead = liquidity.At(order.Side, order.Price);
        var side = order.Side == Side.Buy ? _bids : _asks;
        var index = side.FindIndex(other => IsBetter(order.Side, other.Price, order.Price));
        side.Insert(index < 0 ? side.Count : index, order);
    }

    private void FillThrough(List<VenueOrder> side, Side of, DateTime now)
    {
        foreach (var order in side.ToList())
        {
            // Cancellations before an order bring it forward too.
            order.QueueAhead = Math.Min(order.QueueAhead, liquidity.At(of, order.Price));
            while (order.IsOpen && liquidity.Best(of) is { } level && order.Accepts(level.Price))
            {
                var quantity = Math.Min(order.Left, level.Quantity);
                liquidity.Take(of, level.Price, quantity);
                FillResting(order, quantity, now);
            }
        }
    }

    private void FillByTrade(List<VenueOrder> side, decimal price, decimal quantity, DateTime now)
    {
        foreach (var order in side.ToList())
        {
            if (!order.Accepts(price) || quantity <= 0)
                break;
            if (order.Price == price)
            {
                var ahead = Math.Min(order.QueueAhead, quantity);
                order.QueueAhead -= ahead;
                if (ahead == quantity)
                    continue;
                var taken = Math.Min(order.Left, quantity - ahead);
                FillResting(order, taken, now);
                quantity -= taken;
            }
            else
            {
                var taken = Math.Min(order.Left, quantity);
                FillResting(order, taken, now);
                quantity -= taken;
            }
        }
    }

    private void FillResting(VenueOrder order, decimal quantity, DateTime now)
    {
        var allowed = ledger.Allowed(symbol, order, quantity);
        if (allowed > 0)
            Fill(order, order.Price, allowed, isMaker: true, engine.NextTradeId(), now);
        if (allowed < quantity)
            End(order, OrderLife.Expired, ReportKind.Expired, now);
    }

    private void Fill(VenueOrder order, decimal price, decimal quantity, bool isMaker, long tradeId, DateTime now)
    {
        var (commission, asset, profit) = ledger.Fill(symbol, order, price, quantity, order.Left, isMaker);
        order.Filled += quantity;
        order.FilledQuote += price * quantity;
        order.UpdatedTime = now;
        order.Life = order.Left == 0 ? OrderLife.Filled : OrderLife.PartiallyFilled;
        var fill = new OrderFill(tradeId, price, quantity, commission, asset, isMaker, profit, now);
        order.Fills.Add(fill);
        if (order.Left == 0)
            Leave(order);
        engine.Report(order, ReportKind.Trade, fill, now);
    }

    private void End(VenueOrder order, OrderLife life, ReportKind kind, DateTime now)
    {
        order.Life = life;
        order.UpdatedTime = now;
        Leave(order);
        engine.Report(order, kind, null, now);
    }

    private void Leave(VenueOrder order)
    {
        _bids.Remove(order);
        _asks.Remove(order);
        _stops.Remove(order);
        ledger.Release(symbol, order);
        engine.Close(order);
    }

    private List<VenueOrder> Opposite(VenueOrder order) => order.Side == Side.Buy ? _asks : _bids;

    /// <summary>Whether the first price comes after the second in a book of resting orders, or is the better offer for a taker.</summary>
    private static bool IsBetter(Side side, decimal price, decimal other) =>
        side == Side.Buy ? price < other : price > other;
}
