using Aetherion.Model;

namespace Aetherion.Postgres;

/// <summary>Rows of <c>candles</c>.</summary>
internal sealed class CandleRows(ClosedBarBatch batch) : RowBatch(batch.Key, (short)batch.Timeframe, batch.Bars.Length)
{
    public const string Copy =
        "COPY candles (series_id, timeframe, sequence, open_time, open, high, low, close, volume, buy_volume, "
        + "quote_volume, trade_count, revision) FROM STDIN (FORMAT binary)";

    private const short FieldCount = 13;

    public override long SequenceAt(int index) => batch.Bars[index].Sequence;

    public override DateTime TimeAt(int index) => batch.Bars[index].Candle.OpenTime;

    public override void Encode(int index, int seriesId, in RowModels models, BinaryCopyBuffer buffer)
    {
        ref readonly var bar = ref batch.Bars.ItemRef(index);
        var candle = bar.Candle;
        buffer.StartRow(FieldCount);
        buffer.Write(seriesId);
        buffer.Write(Timeframe);
        buffer.Write(bar.Sequence);
        buffer.Write(candle.OpenTime);
        buffer.Write(candle.Open.Ticks);
        buffer.Write(candle.High.Ticks);
        buffer.Write(candle.Low.Ticks);
        buffer.Write(candle.Close.Ticks);
        buffer.Write(candle.Volume.Lots);
        buffer.Write(candle.BuyVolume.Lots);
        buffer.Write(candle.QuoteVolume);
        buffer.Write(candle.TradeCount);
        buffer.Write(candle.Revision);
    }
}
