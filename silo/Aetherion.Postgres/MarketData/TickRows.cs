using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Postgres;

/// <summary>Rows of <c>ticks</c>.</summary>
internal sealed class TickRows(MarketEventBatch batch) : RowBatch(batch.Key, NoTimeframe, batch.Events.Length)
{
    public const string Copy =
        "COPY ticks (series_id, sequence, event_time, received_time, kind, side, price, quantity, ask_price, "
        + "ask_quantity, bids, asks) FROM STDIN (FORMAT binary)";

    private const short FieldCount = 12;

    public override long SequenceAt(int index) => batch.Events[index].Sequence;

    public override DateTime TimeAt(int index) => batch.Events[index].EventTime;

    public override void Encode(int index, int seriesId, in RowModels models, BinaryCopyBuffer buffer)
    {
        ref readonly var tick = ref batch.Events.ItemRef(index);
        buffer.StartRow(FieldCount);
        buffer.Write(seriesId);
        buffer.Write(tick.Sequence);
        buffer.Write(tick.EventTime);
        buffer.Write(tick.ReceivedTime);
        buffer.Write((short)tick.Kind);
        switch (tick.Kind)
        {
            case MarketEventKind.Trade:
                WriteTrade(tick.Trade, buffer);
                break;
            case MarketEventKind.Quote:
                WriteQuote(tick.Quote, buffer);
                break;
            default:
                WriteBook(tick.Book!, buffer);
                break;
        }
    }

    private static void WriteTrade(in Trade trade, BinaryCopyBuffer buffer)
    {
        buffer.Write((short)trade.Aggressor);
        buffer.Write(trade.Price.Ticks);
        buffer.Write(trade.Quantity.Lots);
        WriteNulls(4, buffer);
    }

    private static void WriteQuote(in Quote quote, BinaryCopyBuffer buffer)
    {
        buffer.WriteNull();
        buffer.Write(quote.BidPrice.Ticks);
        buffer.Write(quote.BidQuantity.Lots);
        buffer.Write(quote.AskPrice.Ticks);
        buffer.Write(quote.AskQuantity.Lots);
        WriteNulls(2, buffer);
    }

    private static void WriteBook(BookChange book, BinaryCopyBuffer buffer)
    {
        WriteNulls(5, buffer);
        WriteLevels(book.Bids, buffer);
        WriteLevels(book.Asks, buffer);
    }

    private static void WriteLevels(ImmutableArray<PriceLevel> levels, BinaryCopyBuffer buffer)
    {
        if (levels.IsEmpty)
        {
            buffer.WriteNull();
            return;
        }
        var mark = buffer.StartLongs(2 * levels.Length);
        foreach (var level in levels)
        {
            buffer.Write(level.Price.Ticks);
            buffer.Write(level.Quantity.Lots);
        }
        buffer.EndArray(mark);
    }

    private static void WriteNulls(int count, BinaryCopyBuffer buffer)
    {
        for (var i = 0; i < count; i++)
            buffer.WriteNull();
    }
}
