using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Encodes events as the rows of a block: kinds and flags in a byte, everything else as differences of variable length.
/// </summary>
internal sealed class EventRowWriter(ByteWriter target)
{
    private readonly EventRows.Previous[] _previous = new EventRows.Previous[EventRows.InstrumentsMax];
    private long _receivedTicks;

    public void Begin(long firstTicks)
    {
        Array.Clear(_previous);
        _receivedTicks = firstTicks;
    }

    public void Write(
        int instrument, in MarketEvent marketEvent, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks)
    {
        ref var previous = ref _previous[instrument];
        var follows = marketEvent.Sequence == previous.Sequence + 1;
        var isBuy = marketEvent.Kind == MarketEventKind.Trade && marketEvent.Trade.Aggressor == Side.Buy;
        target.WriteByte((byte)((byte)marketEvent.Kind
            | (follows ? EventRows.FollowsFlag : 0) | (isBuy ? EventRows.BuyFlag : 0)));
        target.WriteUnsigned((ulong)instrument);
        if (!follows)
            target.WriteSigned(marketEvent.Sequence - previous.Sequence);
        previous.Sequence = marketEvent.Sequence;
        target.WriteUnsigned((ulong)(marketEvent.ReceivedTime.Ticks - _receivedTicks));
        _receivedTicks = marketEvent.ReceivedTime.Ticks;
        target.WriteSigned(_receivedTicks - marketEvent.EventTime.Ticks);
        WriteContent(marketEvent, bids, asks, ref previous.PriceTicks);
    }

    private void WriteContent(
        in MarketEvent marketEvent, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks, ref long priceTicks)
    {
        var quote = marketEvent.Quote;
        switch (marketEvent.Kind)
        {
            case MarketEventKind.Trade:
                WriteLevel(quote.BidPrice.Ticks, quote.BidQuantity.Lots, ref priceTicks);
                break;
            case MarketEventKind.Quote:
                WriteLevel(quote.BidPrice.Ticks, quote.BidQuantity.Lots, ref priceTicks);
                WriteLevel(quote.AskPrice.Ticks, quote.AskQuantity.Lots, ref priceTicks);
                break;
            default:
                WriteLevels(bids, ref priceTicks);
                WriteLevels(asks, ref priceTicks);
                break;
        }
    }

    private void WriteLevels(ReadOnlySpan<PriceLevel> levels, ref long priceTicks)
    {
        target.WriteUnsigned((ulong)levels.Length);
        foreach (ref readonly var level in levels)
            WriteLevel(level.Price.Ticks, level.Quantity.Lots, ref priceTicks);
    }

    private void WriteLevel(long ticks, long lots, ref long priceTicks)
    {
        target.WriteSigned(ticks - priceTicks);
        target.WriteSigned(lots);
        priceTicks = ticks;
    }
}
