using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.Venues;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Binance;

/// <summary>
/// The slow twin of the decoder: the same content by a general JSON parser and <see cref="decimal"/>, as one line of
/// text that both sides write.
/// </summary>
internal static class JsonOracle
{
    public static string Describe(JsonElement frame)
    {
        if (frame.TryGetProperty("data", out var data))
            frame = data;
        if (frame.TryGetProperty("lastUpdateId", out var id))
            return Line("snapshot", id.GetInt64(), Levels(frame.GetProperty("bids")), Levels(frame.GetProperty("asks")));
        var name = frame.TryGetProperty("e", out var e) ? e.GetString() : "bookTicker";
        return name switch
        {
            "trade" => Line(
                "trade", Text(frame, "s"), Id(frame, "t"), Id(frame, "t"), Id(frame, "t"), Time(frame, "E"),
                Time(frame, "T"), Number(frame, "p"), Number(frame, "q"), Aggressor(frame)),
            "aggTrade" => Line(
                "trade", Text(frame, "s"), Id(frame, "a"), Id(frame, "f"), Id(frame, "l"), Time(frame, "E"),
                Time(frame, "T"), Number(frame, "p"), Number(frame, "q"), Aggressor(frame)),
            "depthUpdate" => Line(
                "depth", Text(frame, "s"), Time(frame, "E"), Time(frame, "T"), Id(frame, "U"), Id(frame, "u"),
                Id(frame, "pu"), Levels(frame.GetProperty("b")), Levels(frame.GetProperty("a"))),
            "bookTicker" => Line(
                "quote", Text(frame, "s"), Id(frame, "u"), Time(frame, "E"), Time(frame, "T"), Number(frame, "b"),
                Number(frame, "B"), Number(frame, "a"), Number(frame, "A")),
            "kline" => Kline(frame.GetProperty("k"), Time(frame, "E")),
            "markPriceUpdate" => Line(
                "mark", Text(frame, "s"), Time(frame, "E"), Number(frame, "p"), Number(frame, "i"), Number(frame, "r"),
                Time(frame, "T")),
            _ => throw new InvalidDataException($"The twin does not know {name}."),
        };
    }

    public static string Describe(VenueMessage message)
    {
        switch (message.Kind)
        {
            case VenueMessageKind.Trade or VenueMessageKind.AggregateTrade:
                ref readonly var t = ref message.Trades[0];
                return Line(
                    "trade", t.Symbol, t.Id, t.FirstTradeId, t.LastTradeId, Time(t.EventTime), Time(t.TradeTime),
                    Number(t.Price), Number(t.Quantity), t.Aggressor);
            case VenueMessageKind.DepthUpdate:
                ref readonly var d = ref message.Depths[0];
                return Line(
                    "depth", d.Symbol, Time(d.EventTime), Time(d.TransactionTime), d.FirstUpdateId, d.FinalUpdateId,
                    d.PreviousUpdateId, Levels(message.BidsOf(d)), Levels(message.AsksOf(d)));
            case VenueMessageKind.DepthSnapshot:
                ref readonly var s = ref message.Depths[0];
                return Line("snapshot", s.FinalUpdateId, Levels(message.BidsOf(s)), Levels(message.AsksOf(s)));
            case VenueMessageKind.BookTicker:
                ref readonly var q = ref message.Quotes[0];
                return Line(
                    "quote", q.Symbol, q.UpdateId, Time(q.EventTime), Time(q.TransactionTime), Number(q.Bid.Price),
                    Number(q.Bid.Quantity), Number(q.Ask.Price), Number(q.Ask.Quantity));
            case VenueMessageKind.Kline:
                ref readonly var k = ref message.Klines[0];
                return Line(
                    "kline", k.Symbol, Time(k.EventTime), Time(k.OpenTime), Time(k.CloseTime), k.Interval, Number(k.Open),
                    Number(k.High), Number(k.Low), Number(k.Close), Number(k.Volume), k.TradeCount, k.IsClosed,
                    Number(k.QuoteVolume), Number(k.TakerBuyVolume), Number(k.TakerBuyQuoteVolume));
            case VenueMessageKind.MarkPrice:
                ref readonly var m = ref message.MarkPrices[0];
                return Line(
                    "mark", m.Symbol, Time(m.EventTime), Number(m.MarkPrice), m.IndexPrice is { } i ? Number(i) : "",
                    m.FundingRate is { } r ? Number(r) : "", Time(m.NextFundingTime));
            default:
                throw new InvalidDataException($"The twin does not know {message.Kind}.");
        }
    }

    private static string Kline(JsonElement k, string eventTime) => Line(
        "kline", Text(k, "s"), eventTime, Time(k, "t"), Time(k, "T"), Text(k, "i"), Number(k, "o"), Number(k, "h"),
        Number(k, "l"), Number(k, "c"), Number(k, "v"), Id(k, "n"), k.GetProperty("x").GetBoolean(), Number(k, "q"),
        Number(k, "V"), Number(k, "Q"));

    private static string Line(params object[] values) =>
        string.Join('|', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)));

    private static string Text(JsonElement frame, string name) => frame.GetProperty(name).GetString()!;

    private static long Id(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out var value) ? value.GetInt64() : VenueDepth.NoId;

    private static string Time(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out var value)
            ? Time(DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64()).UtcDateTime)
            : "";

    private static string Time(DateTime time) =>
        time == default ? "" : time.ToString("O", CultureInfo.InvariantCulture);

    private static string Number(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out var value)
            ? Plain(decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture))
            : "";

    private static string Number(ExactDecimal value) => Plain(value.ToDecimal());

    private static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static Side Aggressor(JsonElement frame) => frame.GetProperty("m").GetBoolean() ? Side.Sell : Side.Buy;

    private static string Levels(JsonElement levels) => string.Join(
        ';',
        levels.EnumerateArray().Select(l => string.Join('@', l.EnumerateArray()
            .Select(n => Plain(decimal.Parse(n.GetString()!, CultureInfo.InvariantCulture))))));

    private static string Levels(ReadOnlySpan<VenueLevel> levels)
    {
        List<string> texts = [];
        foreach (var level in levels)
            texts.Add($"{Number(level.Price)}@{Number(level.Quantity)}");
        return string.Join(';', texts);
    }
}
