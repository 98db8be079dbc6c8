using System.Globalization;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Holds an order against the filters of its symbol; the words are the venue's.</summary>
internal static class OrderRules
{
    public static BinanceError? Check(BinanceMarketKind market, SymbolMarket symbol, VenueOrder order, long nowMs) =>
        market == BinanceMarketKind.Spot ? CheckSpot(symbol, order, nowMs) : CheckFutures(symbol, order);

    private static BinanceError? CheckSpot(SymbolMarket symbol, VenueOrder order, long nowMs)
    {
        var (spec, average) = (symbol.Spec, symbol.AveragePrice(nowMs));
        foreach (var price in new[] { order.Price, order.StopPrice }.Where(price => price != 0))
        {
            if (price > SymbolFilters.PriceMax || price < spec.PriceTick || price % spec.PriceTick != 0)
                return Failed("PRICE_FILTER");
        }
        if (order.Price != 0 && (order.Price > average * SymbolFilters.PriceUp || order.Price < average * SymbolFilters.PriceDown))
            return Failed("PERCENT_PRICE_BY_SIDE");
        if (order.Quantity != 0 && (order.Quantity < spec.QuantityStep || order.Quantity > SymbolFilters.QuantityMax(spec)
            || order.Quantity % spec.QuantityStep != 0))
            return Failed("LOT_SIZE");
        if (order.Quantity == 0 && order.QuoteQuantity == 0)
            return Failed("LOT_SIZE");
        if (order.IsMarket && order.Quantity > SymbolFilters.MarketQuantityMax(spec))
            return Failed("MARKET_LOT_SIZE");
        var value = order.QuoteQuantity > 0 ? order.QuoteQuantity
            : order.Quantity * (order.Price > 0 ? order.Price : average);
        return value < spec.MinNotional ? Failed("NOTIONAL") : null;
    }

    private static BinanceError? CheckFutures(SymbolMarket symbol, VenueOrder order)
    {
        var spec = symbol.Spec;
        if (order.Quantity <= 0)
            return new BinanceError(-4003, "Quantity less than or equal to zero.");
        if (order.Quantity > (order.IsMarket ? SymbolFilters.MarketQuantityMax(spec) : SymbolFilters.QuantityMax(spec)))
            return new BinanceError(-4005, "Quantity greater than max quantity.");
        if (order.Quantity % spec.QuantityStep != 0)
            return new BinanceError(-4023, "Quantity not increased by step size.");
        if (order.Price % spec.PriceTick != 0 || order.StopPrice % spec.PriceTick != 0)
            return new BinanceError(-4014, "Price not increased by tick size.");
        var mark = symbol.Mark.Price;
        if (order is { Price: > 0, Side: Side.Buy } && order.Price > mark * SymbolFilters.FuturesPriceUp)
            return new BinanceError(-4016, $"Limit price can't be higher than {Text(mark * SymbolFilters.FuturesPriceUp, spec)}.");
        if (order is { Price: > 0, Side: Side.Sell } && order.Price < mark * SymbolFilters.FuturesPriceDown)
            return new BinanceError(-4024, $"Limit price can't be lower than {Text(mark * SymbolFilters.FuturesPriceDown, spec)}.");
        var value = order.Quantity * (order.Price > 0 ? order.Price : mark);
        return value < spec.MinNotional && !order.IsReduceOnly
            ? new BinanceError(
                -4164, $"Order's notional must be no smaller than {Least(spec)} (unless you choose reduce only).")
            : null;
    }

    private static string Least(SymbolSpec spec) => spec.MinNotional.ToString("0.####", CultureInfo.InvariantCulture);

    private static BinanceError Failed(string filter) => new(-1013, "Filter failure: " + filter);

    private static string Text(decimal price, SymbolSpec spec) => JsonText.Format(price, spec.PriceDecimals);
}
