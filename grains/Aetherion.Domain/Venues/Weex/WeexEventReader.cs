using System.Buffers.Text;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Weex;

/// <summary>
/// Reads the events that hold their entries in a list <c>d</c>: trades, in any order, statistics and candles. Time and
/// symbol stand beside the list.
/// </summary>
internal static class WeexEventReader
{
    private static readonly BinanceNames EventNames = new("Esd", "e p");
    private static readonly BinanceNames TradeNames = new("Tpqm", "t v");
    private static readonly BinanceNames KlineNames = new("tTiochlv", "s n q V Q");

    /// <summary>Whether a candle is that of trades: those of mark and index prices have the same form.</summary>
    public static bool IsOfTrades(JsonScanner scanner)
    {
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("p"u8))
                return scanner.ReadString(out var price) && price.SequenceEqual("LAST_PRICE"u8);
            scanner.SkipValue();
        }
        return true;
    }

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessageKind kind, VenueMessage message)
    {
        ShortText symbol = default;
        DateTime time = default;
        var entries = DecodeStatus.Decoded;
        JsonScanner list = default;
        BinanceFields fields = new(EventNames, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
        {
            // The entries are read when time and symbol are known, wherever in the event those stand.
            if (key == 'd')
                list = scanner;
            if (key == 'E')
                scanner.ReadTime(out time);
            else if (key == 's')
                scanner.ReadText(out symbol);
            else
                scanner.SkipValue();
        }
        var status = fields.End(scanner);
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = kind;
        list.EnterArray();
        while (entries == DecodeStatus.Decoded && list.NextElement())
            entries = ReadEntry(ref list, kind, symbol, time, message);
        message.Trades.Sort(0, static (a, b) => a.TradeTime.CompareTo(b.TradeTime));
        return entries != DecodeStatus.Decoded ? entries : list.Status;
    }

    private static DecodeStatus ReadEntry(
        ref JsonScanner scanner, VenueMessageKind kind, ShortText symbol, DateTime time, VenueMessage message) =>
        kind switch
        {
            VenueMessageKind.Trade => ReadTrade(ref scanner, symbol, time, message),
            VenueMessageKind.Kline => ReadKline(ref scanner, symbol, time, message),
            _ => WeexTickerReader.Read(ref scanner, symbol, time, message),
        };

    private static DecodeStatus ReadTrade(ref JsonScanner scanner, ShortText symbol, DateTime time, VenueMessage message)
    {
        VenueTrade trade = new() { Symbol = symbol, EventTime = time, IsMarket = true };
        BinanceFields fields = new(TradeNames, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
            ReadTradeField(ref scanner, key, ref trade, message);
        var status = fields.End(scanner);
        if (status != DecodeStatus.Decoded)
            return status;
        return message.Trades.TryAdd(trade) ? status : DecodeStatus.LimitExceeded;
    }

    private static void ReadTradeField(ref JsonScanner scanner, int key, ref VenueTrade trade, VenueMessage message)
    {
        switch (key)
        {
            case 'T':
                if (scanner.ReadTime(out var time))
                    trade.TradeTime = time;
                break;
            case 't':
                if (scanner.ReadString(out var id) && !TryReadId(id, ref trade))
                    message.UnknownValueCount++;
                break;
            case 'p':
                if (scanner.ReadAmount(out var price))
                    trade.Price = price;
                break;
            case 'q':
                if (scanner.ReadAmount(out var quantity))
                    trade.Quantity = quantity;
                break;
            case 'm':
                if (scanner.ReadBoolean(out var isBuyerMaker))
                    trade.Aggressor = isBuyerMaker ? Side.Sell : Side.Buy;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }

    /// <summary>Streams have ids of chance, replies numbers.</summary>
    private static bool TryReadId(ReadOnlySpan<byte> text, ref VenueTrade trade)
    {
        if (Utf8Parser.TryParse(text, out Guid unique, out var length, 'D') && length == text.Length)
        {
            trade.UniqueId = unique;
            return true;
        }
        if (!Utf8Parser.TryParse(text, out long id, out length) || length != text.Length || id < 0)
            return false;
        trade.Id = trade.FirstTradeId = trade.LastTradeId = id;
        return true;
    }

    private static DecodeStatus ReadKline(ref JsonScanner scanner, ShortText symbol, DateTime time, VenueMessage message)
    {
        VenueKline kline = new() { Symbol = symbol, EventTime = time };
        var status = BinanceKlineReader.ReadCandle(ref scanner, KlineNames, ref kline, message);
        if (status != DecodeStatus.Decoded)
            return status;
        // WEEX gives the first instant behind the candle.
        kline.CloseTime -= TimeSpan.FromTicks(1);
        return message.Klines.TryAdd(kline) ? status : DecodeStatus.LimitExceeded;
    }
}
