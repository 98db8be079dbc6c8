using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Matching;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Writes the messages that are not recorded, in the form of those that are.</summary>
internal static class CoinbaseFrames
{
    public static byte[] Snapshot(SymbolSpec spec, SlowBook book) => JsonText.Object(json =>
    {
        json.WriteString("type", "snapshot");
        json.WriteString("product_id", spec.Symbol);
        BinanceFrames.Levels(json, "asks", spec, book.Asks);
        BinanceFrames.Levels(json, "bids", spec, book.Bids);
    });

    public static byte[] Update(SymbolSpec spec, DepthChange change, DateTime time) => JsonText.Object(json =>
    {
        json.WriteString("type", "l2update");
        json.WriteString("product_id", spec.Symbol);
        json.WriteStartArray("changes");
        foreach (var (side, levels) in new[] { ("buy", change.Bids), ("sell", change.Asks) })
        {
            foreach (var level in levels)
            {
                json.WriteStartArray();
                json.WriteStringValue(side);
                json.DecimalValue(level.Price, spec.PriceDecimals);
                json.DecimalValue(level.Quantity, spec.QuantityDecimals);
                json.WriteEndArray();
            }
        }
        json.WriteEndArray();
        json.WriteString("time", CoinbaseText.Time(time));
    });

    /// <param name="type"><c>match</c>, or <c>last_match</c> for the one before a subscription.</param>
    public static byte[] Match(SymbolSpec spec, string type, TradeFrame trade, long sequence, DateTime time) => JsonText.Object(json =>
    {
        json.WriteString("type", type);
        json.WriteNumber("trade_id", trade.Id);
        json.WriteString("maker_order_id", OrderId("maker", trade.Id));
        json.WriteString("taker_order_id", OrderId("taker", trade.Id));
        json.WriteString("side", MakerSide(trade));
        json.Decimal("size", trade.Quantity, spec.QuantityDecimals);
        json.Decimal("price", trade.Price, spec.PriceDecimals);
        json.WriteString("product_id", spec.Symbol);
        json.WriteNumber("sequence", sequence);
        json.WriteString("time", CoinbaseText.Time(time));
    });

    /// <summary>The day's figures are those of the trade alone: the simulator keeps no day.</summary>
    public static byte[] Ticker(
        SymbolSpec spec, TradeFrame trade, long sequence, (BookLevel Bid, BookLevel Ask) quote, DateTime time) => JsonText.Object(json =>
    {
        json.WriteString("type", "ticker");
        json.WriteNumber("sequence", sequence);
        json.WriteString("product_id", spec.Symbol);
        json.Decimal("price", trade.Price, spec.PriceDecimals);
        json.Decimal("open_24h", trade.Price, spec.PriceDecimals);
        json.Decimal("volume_24h", trade.Quantity, 8);
        json.Decimal("low_24h", trade.Price, spec.PriceDecimals);
        json.Decimal("high_24h", trade.Price, spec.PriceDecimals);
        json.Decimal("volume_30d", trade.Quantity, 8);
        json.Decimal("best_bid", quote.Bid.Price, spec.PriceDecimals);
        json.Decimal("best_ask", quote.Ask.Price, spec.PriceDecimals);
        // Here the side is that of the taker.
        json.WriteString("side", trade.IsBuyerMaker ? "sell" : "buy");
        json.WriteString("time", CoinbaseText.Time(time));
        json.WriteNumber("trade_id", trade.Id);
        json.Decimal("last_size", trade.Quantity, spec.QuantityDecimals);
    });

    public static byte[] Heartbeat(string product, long sequence, long lastTradeId, DateTime time) => JsonText.Object(json =>
    {
        json.WriteString("type", "heartbeat");
        json.WriteNumber("last_trade_id", lastTradeId);
        json.WriteString("product_id", product);
        json.WriteNumber("sequence", sequence);
        json.WriteString("time", CoinbaseText.Time(time));
    });

    public static byte[] Error(string message, string reason) => JsonText.Object(json =>
    {
        json.WriteString("type", "error");
        json.WriteString("message", message);
        json.WriteString("reason", reason);
    });

    public static byte[] Subscriptions(IEnumerable<(string Channel, IEnumerable<string> Products)> channels) => JsonText.Object(json =>
    {
        json.WriteString("type", "subscriptions");
        json.WriteStartArray("channels");
        foreach (var (channel, products) in channels)
        {
            json.WriteStartObject();
            json.WriteString("name", channel);
            json.WriteStartArray("product_ids");
            foreach (var product in products)
                json.WriteStringValue(product);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static void Product(Utf8JsonWriter json, CoinbaseProduct product)
    {
        var spec = product.Spec;
        json.WriteStartObject();
        json.WriteString("id", spec.Symbol);
        json.WriteString("base_currency", spec.BaseAsset);
        json.WriteString("quote_currency", spec.QuoteAsset);
        json.WriteString("quote_increment", spec.PriceTick.ToString(CultureInfo.InvariantCulture));
        json.WriteString("base_increment", spec.QuantityStep.ToString(CultureInfo.InvariantCulture));
        json.WriteString("display_name", spec.BaseAsset + "/" + spec.QuoteAsset);
        json.WriteString("min_market_funds", spec.MinNotional.ToString(CultureInfo.InvariantCulture));
        json.WriteBoolean("margin_enabled", false);
        Switches(json, product.Trading);
        json.WriteString("status", product.Status);
        json.WriteString("status_message", "");
        json.WriteEndObject();
    }

    /// <summary>The switches, of which both interfaces have these.</summary>
    public static void Switches(Utf8JsonWriter json, SymbolTrading trading)
    {
        json.WriteBoolean("post_only", trading == SymbolTrading.PostOnly);
        json.WriteBoolean("limit_only", trading == SymbolTrading.LimitOnly);
        json.WriteBoolean("cancel_only", trading == SymbolTrading.CancelOnly);
        json.WriteBoolean("trading_disabled", trading == SymbolTrading.Halted);
    }

    public static string MakerSide(TradeFrame trade) => trade.IsBuyerMaker ? "buy" : "sell";

    /// <summary>The venue names orders by random ids; these are the same in each run.</summary>
    public static string OrderId(string role, long tradeId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{role}{tradeId}")));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}
