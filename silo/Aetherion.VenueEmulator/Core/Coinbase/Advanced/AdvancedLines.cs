using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>
/// Translates recorded frames of Advanced Trade into messages of Coinbase Exchange, from which both protocols are then
/// served: books, updates, trades and tickers.
/// </summary>
internal sealed class AdvancedLines
{
    private readonly Dictionary<string, (long Id, decimal Size, string Side)> _lastTrades = [];
    private long _sequence;

    /// <summary>The snapshot of a book; null when the frame is none.</summary>
    public static BookSnapshot? ReadBook(JsonElement frame)
    {
        if (ChannelOf(frame) != "l2_data" || FirstEvent(frame).GetProperty("type").GetString() != "snapshot")
            return null;
        var product = FirstEvent(frame).GetProperty("product_id").GetString()!;
        var levels = Levels(FirstEvent(frame)).ToLookup(level => level.IsBid, level => level.Level);
        return new BookSnapshot(product, 1, [.. levels[true]], [.. levels[false]]);
    }

    /// <summary>The messages that a frame holds.</summary>
    public IEnumerable<byte[]> Translate(JsonElement frame)
    {
        foreach (var each in frame.GetProperty("events").EnumerateArray())
        {
            if (!each.TryGetProperty("type", out var type))
                continue;
            if (type.GetString() == "snapshot" && ChannelOf(frame) == "market_trades")
                Remember(each);
            if (type.GetString() != "update")
                continue;
            if (ChannelOf(frame) == "l2_data")
                yield return Update(each);
            else if (ChannelOf(frame) == "market_trades")
            {
                foreach (var trade in each.GetProperty("trades").EnumerateArray().Reverse())
                    yield return Match(trade);
            }
            else if (ChannelOf(frame) == "ticker")
            {
                foreach (var ticker in each.GetProperty("tickers").EnumerateArray())
                    yield return Ticker(ticker, frame.GetProperty("timestamp").GetString()!);
            }
        }
    }

    /// <summary>The trades before the recording, of which tickers tell the last.</summary>
    private void Remember(JsonElement each)
    {
        foreach (var trade in each.GetProperty("trades").EnumerateArray().Reverse())
            Remember(trade.GetProperty("product_id").GetString()!, IdOf(trade), trade);
    }

    private void Remember(string product, long id, JsonElement trade) =>
        _lastTrades[product] = (id, Number(trade.GetProperty("size")), SideOf(trade));

    private static long IdOf(JsonElement trade) => long.Parse(trade.GetProperty("trade_id").GetString()!, CultureInfo.InvariantCulture);

    /// <summary>Of the maker.</summary>
    private static string SideOf(JsonElement trade) => trade.GetProperty("side").GetString() == "BUY" ? "buy" : "sell";

    private static string ChannelOf(JsonElement frame) => frame.GetProperty("channel").GetString()!;

    private static JsonElement FirstEvent(JsonElement frame) => frame.GetProperty("events")[0];

    private static IEnumerable<(bool IsBid, BookLevel Level)> Levels(JsonElement each) => each.GetProperty("updates").EnumerateArray()
        .Select(update => (
            update.GetProperty("side").GetString() == "bid",
            new BookLevel(Number(update.GetProperty("price_level")), Number(update.GetProperty("new_quantity")))));

    private static byte[] Update(JsonElement each) => JsonText.Object(json =>
    {
        json.WriteString("type", "l2update");
        json.WriteString("product_id", each.GetProperty("product_id").GetString());
        json.WriteStartArray("changes");
        foreach (var (isBid, level) in Levels(each))
        {
            json.WriteStartArray();
            json.WriteStringValue(isBid ? "buy" : "sell");
            json.WriteStringValue(level.Price.ToString(CultureInfo.InvariantCulture));
            json.WriteStringValue(level.Quantity.ToString(CultureInfo.InvariantCulture));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteString("time", each.GetProperty("updates")[0].GetProperty("event_time").GetString());
    });

    private byte[] Match(JsonElement trade)
    {
        var (id, side) = (IdOf(trade), SideOf(trade));
        var product = trade.GetProperty("product_id").GetString()!;
        Remember(product, id, trade);
        return JsonText.Object(json =>
        {
            json.WriteString("type", "match");
            json.WriteNumber("trade_id", id);
            json.WriteString("maker_order_id", CoinbaseFrames.OrderId("maker", id));
            json.WriteString("taker_order_id", CoinbaseFrames.OrderId("taker", id));
            json.WriteString("side", side);
            json.WriteString("size", trade.GetProperty("size").GetString());
            json.WriteString("price", trade.GetProperty("price").GetString());
            json.WriteString("product_id", product);
            json.WriteNumber("sequence", ++_sequence);
            json.WriteString("time", trade.GetProperty("time").GetString());
        });
    }

    private byte[] Ticker(JsonElement ticker, string time)
    {
        var product = ticker.GetProperty("product_id").GetString()!;
        var price = Number(ticker.GetProperty("price"));
        var change = Number(ticker.GetProperty("price_percent_chg_24_h"));
        var (id, size, side) = _lastTrades.GetValueOrDefault(product, (0, 0, "buy"));
        return JsonText.Object(json =>
        {
            json.WriteString("type", "ticker");
            json.WriteNumber("sequence", ++_sequence);
            json.WriteString("product_id", product);
            json.WriteString("price", ticker.GetProperty("price").GetString());
            json.Decimal("open_24h", price / (1 + (change / 100)), 2);
            json.WriteString("volume_24h", ticker.GetProperty("volume_24_h").GetString());
            json.WriteString("low_24h", ticker.GetProperty("low_24_h").GetString());
            json.WriteString("high_24h", ticker.GetProperty("high_24_h").GetString());
            json.WriteString("volume_30d", ticker.GetProperty("volume_24_h").GetString());
            json.WriteString("best_bid", ticker.GetProperty("best_bid").GetString());
            json.WriteString("best_ask", ticker.GetProperty("best_ask").GetString());
            // Here the side is that of the taker.
            json.WriteString("side", side == "buy" ? "sell" : "buy");
            json.WriteString("time", time);
            json.WriteNumber("trade_id", id);
            json.Decimal("last_size", size, 8);
        });
    }

    private static decimal Number(JsonElement text) =>
        decimal.Parse(text.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
