using System.Globalization;
using System.Text.Json;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Writes orders, fills, money and positions, in answers and in events.</summary>
internal static class WeexOrderWriter
{
    private const int MoneyDecimals = 8;

    /// <summary>An order as it is listed.</summary>
    public static void Order(Utf8JsonWriter json, VenueOrder order, SymbolSpec spec, WeexMarket market)
    {
        if (market.IsFutures)
            FuturesOrder(json, order, spec, market);
        else
            SpotOrder(json, order, spec, market);
    }

    /// <summary>Spot does not say in what a commission is paid; it is the asset that is received.</summary>
    public static void Trade(Utf8JsonWriter json, VenueOrder order, OrderFill fill, SymbolSpec spec, WeexMarket market)
    {
        var isBuy = order.Side == Side.Buy;
        if (!market.IsFutures)
            json.WriteString("symbol", order.Symbol);
        json.WriteNumber("id", fill.TradeId);
        json.WriteNumber("orderId", order.Id);
        if (market.IsFutures)
        {
            json.WriteString("symbol", order.Symbol);
            json.WriteBoolean("buyer", isBuy);
            json.Decimal("commission", fill.Commission, MoneyDecimals);
            json.WriteString("commissionAsset", fill.CommissionAsset);
            json.WriteBoolean("maker", fill.IsMaker);
        }
        json.Price("price", spec, fill.Price);
        json.Size("qty", spec, fill.Quantity);
        json.Value("quoteQty", spec, fill.Price * fill.Quantity);
        if (market.IsFutures)
        {
            json.Decimal("realizedPnl", fill.RealizedProfit, MoneyDecimals);
            json.WriteString("side", OrderWords.Of(order.Side));
            json.WriteString("positionSide", PositionSide(order));
        }
        else
        {
            json.Decimal("commission", fill.Commission, MoneyDecimals);
        }
        json.WriteNumber("time", Millis(fill.Time, market));
        if (!market.IsFutures)
            json.WriteBoolean("isBuyer", isBuy);
    }

    /// <summary>Nobody keeps when a position was opened; both of its times are that of the answer.</summary>
    public static void Position(
        Utf8JsonWriter json, WeexSymbol symbol, bool isLong, FuturesPosition position, VenueAccount account, long nowMs)
    {
        var spec = symbol.Spec;
        json.WriteNumber("id", NumberOf(spec, isLong));
        json.WriteString("asset", spec.QuoteAsset);
        json.WriteString("symbol", spec.Symbol);
        json.WriteString("side", isLong ? "LONG" : "SHORT");
        json.WriteString("marginType", "CROSSED");
        json.WriteString("separatedMode", "COMBINED");
        json.WriteNumber("separatedOpenOrderId", 0);
        Amounts(json, spec, position, account, "marginSize");
        json.WriteString("isolatedMargin", "0");
        json.WriteBoolean("isAutoAppendIsolatedMargin", false);
        Sums(json, spec, position);
        json.WriteNumber("createdMatchSequenceId", 1);
        json.WriteNumber("updatedMatchSequenceId", symbol.Book.LastId);
        json.WriteNumber("createdTime", nowMs);
        json.WriteNumber("updatedTime", nowMs);
        json.Decimal("unrealizePnl", (symbol.LastPrice - position.EntryPrice) * position.Quantity, MoneyDecimals);
        json.WriteString("liquidatePrice", "0");
    }

    public static void OrderEvent(Utf8JsonWriter json, VenueOrder order, SymbolSpec spec, WeexMarket market)
    {
        json.WriteString("id", Text(order.Id));
        EventHead(json, order, spec, market, hasOrderId: false);
        json.Price("price", spec, order.Price);
        json.Size("size", spec, order.Quantity);
        if (!market.IsFutures)
            json.Value("value", spec, order.QuoteQuantity);
        json.WriteString("clientOrderId", order.ClientId);
        json.WriteString("type", order.WireType);
        json.WriteString("timeInForce", order.WireHoldTime);
        json.WriteBoolean("reduceOnly", order.IsReduceOnly);
        json.WriteString("triggerPrice", "0");
        if (market.IsFutures)
            json.WriteString("triggerPriceType", "CONTRACT_PRICE");
        json.WriteString("orderSource", "API");
        json.WriteString("openTpslParentOrderId", "0");
        if (market.IsFutures)
            json.WriteBoolean("positionTpsl", false);
        json.WriteBoolean("setOpenTp", false);
        json.WriteBoolean("setOpenSl", false);
        Rates(json, order, market);
        json.WriteString("status", order.Life == OrderLife.New ? "PENDING" : OrderWords.Of(order.Life));
        foreach (var name in new[] { "triggerTime", "triggerPriceTime", "triggerPriceValue" })
            json.WriteString(name, "0");
        json.WriteString("cancelReason", order.Life == OrderLife.Canceled ? "CANCELED_BY_USER" : "UNKNOWN_ORDER_CANCEL_REASON");
        Fills(json, order, spec, market);
        json.WriteString("createdTime", Text(Millis(order.CreatedTime, market)));
        json.WriteString("updatedTime", Text(Millis(order.UpdatedTime, market)));
    }

    public static void FillEvent(Utf8JsonWriter json, VenueOrder order, OrderFill fill, SymbolSpec spec, WeexMarket market)
    {
        json.WriteString("id", Text(fill.TradeId));
        EventHead(json, order, spec, market, hasOrderId: true);
        json.Size("fillSize", spec, fill.Quantity);
        json.Value("fillValue", spec, fill.Price * fill.Quantity);
        json.Decimal("fillFee", fill.Commission, MoneyDecimals);
        if (market.IsFutures)
        {
            json.WriteString("liquidateFee", "0");
            json.Decimal("realizePnl", fill.RealizedProfit, MoneyDecimals);
        }
        json.WriteString("direction", fill.IsMaker ? "MAKER" : "TAKER");
        json.WriteString("createdTime", Text(Millis(fill.Time, market)));
        json.WriteString("updatedTime", Text(Millis(fill.Time, market)));
    }

    /// <summary>Futures tell the wallet as one amount, spot what is free and what is held.</summary>
    public static void BalanceEvent(Utf8JsonWriter json, string asset, AssetBalance balance, WeexMarket market)
    {
        json.WriteString("coin", asset);
        json.Decimal(market.IsFutures ? "amount" : "equity", balance.Free + (market.IsFutures ? 0 : balance.Locked), MoneyDecimals);
        json.Decimal("available", balance.Free - (market.IsFutures ? balance.Locked : 0), MoneyDecimals);
        json.Decimal("frozen", balance.Locked, MoneyDecimals);
    }

    public static void PositionEvent(Utf8JsonWriter json, SymbolSpec spec, bool isLong, FuturesPosition position, VenueAccount account)
    {
        json.WriteString("id", Text(NumberOf(spec, isLong)));
        json.WriteString("coin", spec.QuoteAsset);
        json.WriteString("symbol", spec.Symbol);
        json.WriteString("side", isLong ? "LONG" : "SHORT");
        json.WriteString("marginMode", "CROSSED");
        json.WriteString("separatedMode", "COMBINED");
        json.WriteString("separatedOpenOrderId", "0");
        Amounts(json, spec, position, account, "");
        json.WriteString("isolatedMargin", "0");
        json.WriteBoolean("autoAppendIsolatedMargin", false);
        Sums(json, spec, position);
    }

    private static void SpotOrder(Utf8JsonWriter json, VenueOrder order, SymbolSpec spec, WeexMarket market)
    {
        json.WriteString("symbol", order.Symbol);
        json.WriteNumber("orderId", order.Id);
        json.WriteString("clientOrderId", order.ClientId);
        json.Price("price", spec, order.Price);
        json.Size("origQty", spec, order.Quantity);
        json.Size("executedQty", spec, order.Filled);
        json.Value("cummulativeQuoteQty", spec, order.FilledQuote);
        Words(json, order);
        json.WriteNumber("time", Millis(order.CreatedTime, market));
        json.WriteNumber("updateTime", Millis(order.UpdatedTime, market));
        json.WriteBoolean("isWorking", order.IsOpen);
    }

    private static void FuturesOrder(Utf8JsonWriter json, VenueOrder order, SymbolSpec spec, WeexMarket market)
    {
        json.Decimal("avgPrice", Average(order), MoneyDecimals);
        json.WriteString("clientOrderId", order.ClientId);
        json.Value("cumQuote", spec, order.FilledQuote);
        json.Size("executedQty", spec, order.Filled);
        json.WriteNumber("orderId", order.Id);
        json.Size("origQty", spec, order.Quantity);
        json.Price("price", spec, order.Price);
        json.WriteBoolean("reduceOnly", order.IsReduceOnly);
        json.WriteString("positionSide", PositionSide(order));
        json.WriteString("stopPrice", "0");
        json.WriteString("symbol", order.Symbol);
        json.WriteNumber("time", Millis(order.CreatedTime, market));
        Words(json, order);
        json.WriteNumber("updateTime", Millis(order.UpdatedTime, market));
        json.WriteString("workingType", "CONTRACT_PRICE");
    }

    private static void Words(Utf8JsonWriter json, VenueOrder order)
    {
        json.WriteString("status", OrderWords.Of(order.Life));
        json.WriteString("timeInForce", order.WireHoldTime);
        json.WriteString("type", order.WireType);
        json.WriteString("side", OrderWords.Of(order.Side));
    }

    private static void EventHead(Utf8JsonWriter json, VenueOrder order, SymbolSpec spec, WeexMarket market, bool hasOrderId)
    {
        if (market.IsFutures)
            json.WriteString("coin", spec.QuoteAsset);
        json.WriteString("symbol", order.Symbol);
        if (!market.IsFutures)
        {
            json.WriteString("baseCoin", spec.BaseAsset);
            json.WriteString("quoteCoin", spec.QuoteAsset);
        }
        if (hasOrderId)
            json.WriteString("orderId", Text(order.Id));
        if (market.IsFutures)
        {
            json.WriteString("marginMode", "CROSSED");
            json.WriteString("separatedMode", "COMBINED");
            json.WriteString("separatedOpenOrderId", "0");
            json.WriteString("positionSide", PositionSide(order));
        }
        json.WriteString("orderSide", OrderWords.Of(order.Side));
    }

    private static void Rates(Utf8JsonWriter json, VenueOrder order, WeexMarket market)
    {
        var (taker, maker) = market.IsFutures
            ? (FuturesLedger.TakerRate, FuturesLedger.MakerRate)
            : (SpotLedger.CommissionRate, SpotLedger.CommissionRate);
        if (market.IsFutures)
            json.WriteString("leverage", Text(order.Account.Leverage));
        json.WriteString("takerFeeRate", taker.ToString(CultureInfo.InvariantCulture));
        json.WriteString("makerFeeRate", maker.ToString(CultureInfo.InvariantCulture));
        json.WriteString("feeDiscount", "1");
        if (market.IsFutures)
        {
            json.WriteString("liquidateFeeRate", "0.01");
            return;
        }
        json.WriteString("takerFeeDiscount", "1");
        json.WriteString("makerFeeDiscount", "1");
    }

    private static void Fills(Utf8JsonWriter json, VenueOrder order, SymbolSpec spec, WeexMarket market)
    {
        json.Price("latestFillPrice", spec, order.Fills.Count == 0 ? 0 : order.Fills[^1].Price);
        json.Price("maxFillPrice", spec, order.Fills.Count == 0 ? 0 : order.Fills.Max(fill => fill.Price));
        json.Price("minFillPrice", spec, order.Fills.Count == 0 ? 0 : order.Fills.Min(fill => fill.Price));
        json.Size("cumFillSize", spec, order.Filled);
        json.Value("cumFillValue", spec, order.FilledQuote);
        json.Decimal("cumFillFee", order.Fills.Sum(fill => fill.Commission), MoneyDecimals);
        if (!market.IsFutures)
            return;
        json.WriteString("cumLiquidateFee", "0");
        json.Decimal("cumRealizePnl", order.Fills.Sum(fill => fill.RealizedProfit), MoneyDecimals);
    }

    private static void Amounts(
        Utf8JsonWriter json, SymbolSpec spec, FuturesPosition position, VenueAccount account, string marginName)
    {
        var value = Math.Abs(position.Quantity) * position.EntryPrice;
        json.WriteString("leverage", Text(account.Leverage));
        json.Size("size", spec, Math.Abs(position.Quantity));
        json.Decimal("openValue", value, MoneyDecimals);
        json.WriteString("openFee", "0");
        json.WriteString("fundingFee", "0");
        if (marginName.Length > 0)
            json.Decimal(marginName, value / account.Leverage, MoneyDecimals);
    }

    /// <summary>Over the life of a position nobody keeps sums here; those of what is open stand for them.</summary>
    private static void Sums(Utf8JsonWriter json, SymbolSpec spec, FuturesPosition position)
    {
        json.Size("cumOpenSize", spec, Math.Abs(position.Quantity));
        json.Decimal("cumOpenValue", Math.Abs(position.Quantity) * position.EntryPrice, MoneyDecimals);
        foreach (var name in new[]
                 { "cumOpenFee", "cumCloseSize", "cumCloseValue", "cumCloseFee", "cumFundingFee", "cumLiquidateFee" })
            json.WriteString(name, "0");
    }

    private static string PositionSide(VenueOrder order) => (order.Side == Side.Buy) != order.IsReduceOnly ? "LONG" : "SHORT";

    private static long NumberOf(SymbolSpec spec, bool isLong) =>
        spec.Symbol.Aggregate(isLong ? 7L : 8L, (sum, letter) => ((sum * 31) + letter) % 1_000_000_007);

    private static decimal Average(VenueOrder order) => order.Filled == 0 ? 0 : decimal.Round(order.FilledQuote / order.Filled, MoneyDecimals);

    private static long Millis(DateTime time, WeexMarket market) => EpochTime.Millis(time + market.Skew);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
