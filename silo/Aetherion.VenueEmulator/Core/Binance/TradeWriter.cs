using System.Text.Json;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Writes trades as REST has them.</summary>
internal static class TradeWriter
{
    public static void Single(Utf8JsonWriter json, BinanceMarketKind market, SymbolSpec spec, TradeFrame trade)
    {
        json.WriteStartObject();
        json.WriteNumber("id", trade.Id);
        json.Decimal("price", trade.Price, spec.PriceDecimals);
        json.Decimal("qty", trade.Quantity, spec.QuantityDecimals);
        if (market == BinanceMarketKind.CoinFutures)
            json.Decimal("baseQty", trade.Quantity * spec.ContractSize / trade.Price, 8);
        else
            json.Decimal("quoteQty", trade.Price * trade.Quantity, BinanceFrames.QuoteDecimals(market, spec));
        json.WriteNumber("time", TradeLog.Millis(trade));
        json.WriteBoolean("isBuyerMaker", trade.IsBuyerMaker);
        if (market == BinanceMarketKind.Spot)
            json.WriteBoolean("isBestMatch", true);
        json.WriteEndObject();
    }

    public static void Aggregate(Utf8JsonWriter json, BinanceMarketKind market, SymbolSpec spec, TradeFrame trade)
    {
        json.WriteStartObject();
        json.WriteNumber("a", trade.Id);
        json.Decimal("p", trade.Price, spec.PriceDecimals);
        json.Decimal("q", trade.Quantity, spec.QuantityDecimals);
        json.WriteNumber("f", trade.FirstId);
        json.WriteNumber("l", trade.LastId);
        json.WriteNumber("T", TradeLog.Millis(trade));
        json.WriteBoolean("m", trade.IsBuyerMaker);
        if (market == BinanceMarketKind.Spot)
            json.WriteBoolean("M", true);
        json.WriteEndObject();
    }
}
