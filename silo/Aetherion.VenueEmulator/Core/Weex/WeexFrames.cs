using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Writes the messages of the public streams, in the form of published ones.</summary>
internal static class WeexFrames
{
    /// <summary>The whole of what a stream shows.</summary>
    public static byte[] Snapshot(WeexSymbol symbol, WeexDepthChannel channel, long eventMs) => Event("depthSnapshot", symbol, eventMs, json =>
    {
        json.WriteNumber("U", channel.LastId);
        json.WriteNumber("u", channel.LastId);
        json.WriteNumber("l", channel.Depth);
        json.WriteString("d", "SNAPSHOT");
        json.Levels("b", symbol.Spec, channel.Bids);
        json.Levels("a", symbol.Spec, channel.Asks);
    });

    public static byte[] Update(WeexSymbol symbol, int depth, DepthChange change, WeexIdReading reading, long eventMs) =>
        Event("depth", symbol, eventMs, json =>
        {
            json.WriteNumber("U", reading == WeexIdReading.First ? change.FirstId : change.PreviousId);
            json.WriteNumber("u", change.LastId);
            json.WriteNumber("l", depth);
            json.WriteString("d", "CHANGED");
            json.Levels("b", symbol.Spec, change.Bids);
            json.Levels("a", symbol.Spec, change.Asks);
        });

    public static byte[] Trade(WeexSymbol symbol, TradeFrame trade, long eventMs) => List("trade", symbol, eventMs, json =>
    {
        json.WriteNumber("T", trade.Time);
        json.WriteString("t", WeexText.TradeId(symbol.Spec, trade.Id));
        json.Price("p", symbol.Spec, trade.Price);
        json.Size("q", symbol.Spec, trade.Quantity);
        json.Value("v", symbol.Spec, trade.Price * trade.Quantity);
        json.WriteBoolean("m", trade.IsBuyerMaker);
    });

    /// <summary>Futures tell mark and index price too, which are the last price here.</summary>
    public static byte[] Ticker(WeexSymbol symbol, bool isFutures, long eventMs) => List("ticker", symbol, eventMs, json =>
    {
        var day = symbol.Day(eventMs);
        json.Price("p", symbol.Spec, day.Close - day.Open);
        json.Decimal("P", day.Open == 0 ? 0 : decimal.Round((day.Close - day.Open) / day.Open, 6), 6);
        json.Decimal("w", day.Volume == 0 ? day.Close : decimal.Round(day.QuoteVolume / day.Volume, 8), 8);
        json.Price("c", symbol.Spec, day.Close);
        json.Price("o", symbol.Spec, day.Open);
        json.Price("h", symbol.Spec, day.High);
        json.Price("l", symbol.Spec, day.Low);
        json.Size("v", symbol.Spec, day.Volume);
        json.Value("q", symbol.Spec, day.QuoteVolume);
        json.WriteNumber("O", day.OpenMs);
        json.WriteNumber("C", eventMs);
        json.WriteNumber("n", day.Trades);
        if (!isFutures)
            return;
        json.Price("m", symbol.Spec, symbol.LastPrice);
        json.Price("i", symbol.Spec, symbol.LastPrice);
    });

    public static byte[] Kline(WeexSymbol symbol, KlineInterval interval, Kline bar, long eventMs) => JsonText.Object(json =>
    {
        Head(json, "kline", symbol, eventMs);
        json.WriteString("p", "LAST_PRICE");
        json.WriteStartArray("d");
        json.WriteStartObject();
        json.WriteNumber("t", bar.OpenMs);
        // The first instant behind the candle.
        json.WriteNumber("T", bar.OpenMs + interval.Millis);
        json.WriteString("s", symbol.Spec.Symbol);
        json.WriteString("i", interval.Name);
        json.Price("o", symbol.Spec, bar.Open);
        json.Price("c", symbol.Spec, bar.Close);
        json.Price("h", symbol.Spec, bar.High);
        json.Price("l", symbol.Spec, bar.Low);
        json.Size("v", symbol.Spec, bar.Volume);
        json.WriteNumber("n", bar.Trades);
        json.Value("q", symbol.Spec, bar.QuoteVolume);
        json.Size("V", symbol.Spec, bar.TakerVolume);
        json.Value("Q", symbol.Spec, bar.TakerQuoteVolume);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    public static byte[] Quote(WeexSymbol symbol, long eventMs) => Event("bookTicker", symbol, eventMs, json =>
    {
        var (bid, ask) = (symbol.Book.BestBid ?? default, symbol.Book.BestAsk ?? default);
        json.WriteNumber("u", symbol.Book.LastId);
        json.Price("b", symbol.Spec, bid.Price);
        json.Size("B", symbol.Spec, bid.Quantity);
        json.Price("a", symbol.Spec, ask.Price);
        json.Size("A", symbol.Spec, ask.Quantity);
    });

    public static byte[] Ping(long eventMs) => JsonText.Object(json =>
    {
        json.WriteString("event", "ping");
        json.WriteString("time", eventMs.ToString(CultureInfo.InvariantCulture));
    });

    public static byte[] Answer(string id, bool isGood) => JsonText.Object(json =>
    {
        json.WriteString("id", id);
        json.WriteBoolean("result", isGood);
    });

    private static byte[] Event(string name, WeexSymbol symbol, long eventMs, Action<Utf8JsonWriter> write) => JsonText.Object(json =>
    {
        Head(json, name, symbol, eventMs);
        write(json);
    });

    /// <summary>An event with one entry in its list.</summary>
    private static byte[] List(string name, WeexSymbol symbol, long eventMs, Action<Utf8JsonWriter> write) => Event(name, symbol, eventMs, json =>
    {
        json.WriteStartArray("d");
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void Head(Utf8JsonWriter json, string name, WeexSymbol symbol, long eventMs)
    {
        json.WriteString("e", name);
        json.WriteNumber("E", eventMs);
        json.WriteString("s", symbol.Spec.Symbol);
    }
}
