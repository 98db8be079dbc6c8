using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>Writes the events of the channels; the frame around them is the connection's.</summary>
internal static class AdvancedFrames
{
    public static byte[] Frame(string channel, DateTime venueTime, long sequence, Action<Utf8JsonWriter> writeEvent) =>
        JsonText.Object(json =>
        {
            json.WriteString("channel", channel);
            json.WriteString("timestamp", AdvancedText.Stamp(venueTime));
            json.WriteNumber("sequence_num", sequence);
            json.WriteStartArray("events");
            json.WriteStartObject();
            writeEvent(json);
            json.WriteEndObject();
            json.WriteEndArray();
        });

    public static void Snapshot(Utf8JsonWriter json, string product, SlowBook book, string time) =>
        Levels(json, "snapshot", product, [.. book.Bids], [.. book.Asks], time);

    public static void Update(Utf8JsonWriter json, string product, CoinbaseUpdate update) =>
        Levels(json, "update", product, update.Bids, update.Asks, update.Time);

    /// <summary>Newest first.</summary>
    public static void Trades(Utf8JsonWriter json, string type, string product, IEnumerable<TradeFrame> trades)
    {
        json.WriteString("type", type);
        json.WriteStartArray("trades");
        foreach (var trade in trades)
            Trade(json, product, trade);
        json.WriteEndArray();
    }

    /// <summary>The side is that of the maker.</summary>
    public static void Trade(Utf8JsonWriter json, string product, TradeFrame trade)
    {
        json.WriteStartObject();
        json.WriteString("product_id", product);
        json.WriteString("trade_id", trade.Id.ToString(CultureInfo.InvariantCulture));
        json.Plain("price", trade.Price);
        json.Plain("size", trade.Quantity);
        json.WriteString("time", CoinbaseText.Time(trade.Time));
        json.WriteString("side", trade.IsBuyerMaker ? "BUY" : "SELL");
        json.WriteEndObject();
    }

    /// <summary>From a ticker of the other protocol. The figures of the year are those of the day: nobody keeps a year here.</summary>
    public static void Ticker(Utf8JsonWriter json, string type, CoinbaseProduct product)
    {
        using var document = JsonDocument.Parse(product.LastTicker!);
        var (price, open) = (Number(document, "price"), Number(document, "open_24h"));
        json.WriteString("type", type);
        json.WriteStartArray("tickers");
        json.WriteStartObject();
        json.WriteString("type", "ticker");
        json.WriteString("product_id", product.Spec.Symbol);
        json.Plain("price", price);
        json.Plain("volume_24_h", Number(document, "volume_24h"));
        json.Plain("low_24_h", Number(document, "low_24h"));
        json.Plain("high_24_h", Number(document, "high_24h"));
        json.Plain("low_52_w", Number(document, "low_24h"));
        json.Plain("high_52_w", Number(document, "high_24h"));
        json.Plain("price_percent_chg_24_h", open == 0 ? 0 : decimal.Round((price - open) / open * 100, 14));
        json.Plain("best_bid", product.Book.BestBid?.Price ?? 0);
        json.Plain("best_ask", product.Book.BestAsk?.Price ?? 0);
        json.Plain("best_bid_quantity", product.Book.BestBid?.Quantity ?? 0);
        json.Plain("best_ask_quantity", product.Book.BestAsk?.Quantity ?? 0);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static void Heartbeat(Utf8JsonWriter json, DateTime venueTime, long counter)
    {
        json.WriteString("current_time", string.Create(
            CultureInfo.InvariantCulture, $"{venueTime:yyyy-MM-dd HH:mm:ss.fffffff}00 +0000 UTC m=+{counter}.000000000"));
        json.WriteNumber("heartbeat_counter", counter);
    }

    public static void Status(Utf8JsonWriter json, IEnumerable<CoinbaseProduct> products)
    {
        json.WriteString("type", "snapshot");
        json.WriteStartArray("products");
        foreach (var product in products)
        {
            json.WriteStartObject();
            json.WriteString("product_type", "SPOT");
            json.WriteString("id", product.Spec.Symbol);
            json.WriteString("base_currency", product.Spec.BaseAsset);
            json.WriteString("quote_currency", product.Spec.QuoteAsset);
            json.Plain("base_increment", product.Spec.QuantityStep);
            json.Plain("quote_increment", product.Spec.PriceTick);
            json.WriteString("display_name", product.Spec.BaseAsset + "/" + product.Spec.QuoteAsset);
            json.WriteString("status", product.Status);
            json.WriteString("status_message", "");
            json.Plain("min_market_funds", product.Spec.MinNotional);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Subscriptions(Utf8JsonWriter json, IReadOnlyDictionary<string, SortedSet<string>> channels)
    {
        json.WriteStartObject("subscriptions");
        foreach (var (channel, products) in channels)
        {
            json.WriteStartArray(channel);
            foreach (var product in products)
                json.WriteStringValue(product);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    public static byte[] Error(string message) => JsonText.Object(json =>
    {
        json.WriteString("type", "error");
        json.WriteString("message", message);
    });

    private static void Levels(
        Utf8JsonWriter json, string type, string product, IReadOnlyList<BookLevel> bids, IReadOnlyList<BookLevel> asks, string time)
    {
        json.WriteString("type", type);
        json.WriteString("product_id", product);
        json.WriteStartArray("updates");
        foreach (var (side, levels) in new[] { ("bid", bids), ("offer", asks) })
        {
            foreach (var level in levels)
            {
                json.WriteStartObject();
                json.WriteString("side", side);
                json.WriteString("event_time", time);
                json.Plain("price_level", level.Price);
                json.Plain("new_quantity", level.Quantity);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    private static decimal Number(JsonDocument document, string name) =>
        decimal.Parse(document.RootElement.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
