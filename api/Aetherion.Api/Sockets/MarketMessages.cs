using System.Text;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Api.Sockets;

/// <summary>
/// Writes the messages of one instrument for /ws/market. Numbers are exact, with the instrument's decimals.
/// </summary>
internal sealed class MarketMessages
{
    private readonly Instrument _instrument;
    private readonly byte[] _tick;
    private readonly byte[] _quote;
    private readonly byte[] _book;
    private readonly byte[] _candle;
    private readonly byte[] _volume;

    public MarketMessages(Instrument instrument)
    {
        _instrument = instrument;
        _tick = Head(instrument, "tick");
        _quote = Head(instrument, "quote");
        _book = Head(instrument, "book");
        _candle = Head(instrument, "candle");
        _volume = Head(instrument, "volume");
    }

    public void Write(ref FrameWriter writer, MarketEventBatch batch, MessageTypes types)
    {
        foreach (ref readonly var marketEvent in batch.Events.AsSpan())
        {
            switch (marketEvent.Kind)
            {
                case MarketEventKind.Trade when types.HasFlag(MessageTypes.Tick):
                    WriteTick(ref writer, marketEvent.Trade);
                    break;
                case MarketEventKind.Quote when types.HasFlag(MessageTypes.Quote):
                    WriteQuote(ref writer, marketEvent.Quote);
                    break;
                case MarketEventKind.BookSnapshot or MarketEventKind.BookDelta when types.HasFlag(MessageTypes.Book):
                    WriteBook(ref writer, marketEvent);
                    break;
            }
        }
    }

    public void Write(ref FrameWriter writer, ClosedBarBatch batch, MessageTypes types)
    {
        foreach (ref readonly var bar in batch.Bars.AsSpan())
        {
            if (types.HasFlag(MessageTypes.Candle))
                WriteCandle(ref writer, bar);
            if (types.HasFlag(MessageTypes.Volume))
                WriteVolume(ref writer, bar);
        }
    }

    private static byte[] Head(Instrument instrument, string type)
    {
        static string Text(string value) => JsonEncodedText.Encode(value).ToString();

        var market = instrument.Market.ToString().ToUpperInvariant();
        return Encoding.UTF8.GetBytes(
            $$"""{"type":"{{type}}","market":"{{market}}","symbol":"{{Text(instrument.Id.Symbol)}}","venue":"{{Text(instrument.Id.Venue)}}",""");
    }

    private void WriteTick(ref FrameWriter writer, in Trade trade)
    {
        writer.BeginMessage();
        writer.Raw(_tick);
        writer.Raw("\"price\":"u8);
        writer.Number(_instrument.ToDecimal(trade.Price));
        writer.Raw(",\"quantity\":"u8);
        writer.Number(_instrument.ToDecimal(trade.Quantity));
        writer.Raw(trade.Aggressor == Side.Buy ? ",\"side\":\"BUY\""u8 : ",\"side\":\"SELL\""u8);
        WriteTail(ref writer, trade.Sequence, trade.EventTime, trade.ReceivedTime);
    }

    private void WriteQuote(ref FrameWriter writer, in Quote quote)
    {
        writer.BeginMessage();
        writer.Raw(_quote);
        writer.Raw("\"bid\":"u8);
        WriteLevel(ref writer, new PriceLevel(quote.BidPrice, quote.BidQuantity));
        writer.Raw(",\"ask\":"u8);
        WriteLevel(ref writer, new PriceLevel(quote.AskPrice, quote.AskQuantity));
        WriteTail(ref writer, quote.Sequence, quote.EventTime, quote.ReceivedTime);
    }

    private void WriteBook(ref FrameWriter writer, in MarketEvent marketEvent)
    {
        writer.BeginMessage();
        writer.Raw(_book);
        writer.Raw(marketEvent.Kind == MarketEventKind.BookSnapshot
            ? "\"snapshot\":true,\"bids\":"u8
            : "\"snapshot\":false,\"bids\":"u8);
        WriteLevels(ref writer, marketEvent.Book!.Bids.AsSpan());
        writer.Raw(",\"asks\":"u8);
        WriteLevels(ref writer, marketEvent.Book.Asks.AsSpan());
        WriteTail(ref writer, marketEvent.Sequence, marketEvent.EventTime, marketEvent.ReceivedTime);
    }

    private void WriteLevels(ref FrameWriter writer, ReadOnlySpan<PriceLevel> levels)
    {
        writer.Raw("["u8);
        for (var i = 0; i < levels.Length; i++)
        {
            if (i > 0)
                writer.Raw(","u8);
            WriteLevel(ref writer, levels[i]);
        }
        writer.Raw("]"u8);
    }

    private void WriteLevel(ref FrameWriter writer, PriceLevel level)
    {
        writer.Raw("["u8);
        writer.Number(_instrument.ToDecimal(level.Price));
        writer.Raw(","u8);
        writer.Number(_instrument.ToDecimal(level.Quantity));
        writer.Raw("]"u8);
    }

    private void WriteCandle(ref FrameWriter writer, in ClosedBar bar)
    {
        writer.BeginMessage();
        writer.Raw(_candle);
        WriteTimeframe(ref writer, bar.Candle.Timeframe);
        WriteField(ref writer, ",\"open\":"u8, _instrument.ToDecimal(bar.Candle.Open));
        WriteField(ref writer, ",\"high\":"u8, _instrument.ToDecimal(bar.Candle.High));
        WriteField(ref writer, ",\"low\":"u8, _instrument.ToDecimal(bar.Candle.Low));
        WriteField(ref writer, ",\"close\":"u8, _instrument.ToDecimal(bar.Candle.Close));
        WriteField(ref writer, ",\"volume\":"u8, _instrument.ToDecimal(bar.Candle.Volume));
        writer.Raw(",\"trades\":"u8);
        writer.Number(bar.Candle.TradeCount);
        writer.Raw(",\"openTime\":"u8);
        writer.Time(bar.Candle.OpenTime);
        WriteTail(ref writer, bar);
    }

    private void WriteVolume(ref FrameWriter writer, in ClosedBar bar)
    {
        writer.BeginMessage();
        writer.Raw(_volume);
        WriteTimeframe(ref writer, bar.Candle.Timeframe);
        WriteField(ref writer, ",\"volume\":"u8, _instrument.ToDecimal(bar.Candle.Volume));
        WriteField(ref writer, ",\"buyVolume\":"u8, _instrument.ToDecimal(bar.Candle.BuyVolume));
        WriteField(ref writer, ",\"sellVolume\":"u8, _instrument.ToDecimal(bar.Candle.Volume - bar.Candle.BuyVolume));
        WriteField(ref writer, ",\"quoteVolume\":"u8, bar.Candle.QuoteVolume);
        WriteTail(ref writer, bar);
    }

    private static void WriteTimeframe(ref FrameWriter writer, Timeframe timeframe)
    {
        writer.Raw("\"timeframe\":\""u8);
        writer.Raw(timeframe switch
        {
            Timeframe.S1 => "S1"u8,
            Timeframe.S10 => "S10"u8,
            Timeframe.M1 => "M1"u8,
            Timeframe.M5 => "M5"u8,
            Timeframe.M15 => "M15"u8,
            Timeframe.H1 => "H1"u8,
            Timeframe.H4 => "H4"u8,
            Timeframe.D1 => "D1"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(timeframe), timeframe, "Unknown timeframe."),
        });
        writer.Raw("\""u8);
    }

    private static void WriteField(ref FrameWriter writer, ReadOnlySpan<byte> name, decimal value)
    {
        writer.Raw(name);
        writer.Number(value);
    }

    private static void WriteTail(ref FrameWriter writer, long sequence, DateTime eventTime, DateTime receivedTime)
    {
        writer.Raw(",\"sequence\":"u8);
        writer.Number(sequence);
        writer.Raw(",\"timestamp\":"u8);
        writer.Time(eventTime);
        writer.Raw(",\"receivedTime\":"u8);
        writer.Time(receivedTime);
        writer.Raw("}"u8);
        writer.EndMessage();
    }

    private static void WriteTail(ref FrameWriter writer, in ClosedBar bar)
    {
        writer.Raw(",\"sequence\":"u8);
        writer.Number(bar.Sequence);
        writer.Raw(",\"timestamp\":"u8);
        writer.Time(bar.Candle.CloseTime);
        writer.Raw("}"u8);
        writer.EndMessage();
    }
}
