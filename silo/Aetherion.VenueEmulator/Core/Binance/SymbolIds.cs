using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The ids of a symbol over the rounds of a recording: in each round they go on from where the last one ended.</summary>
internal sealed class SymbolIds(long bookId)
{
    private readonly long _bookId = bookId;
    private long _updateOffset;
    private long _tradeOffset;
    private long _aggregateOffset;
    private long _lastUpdate = bookId;
    private (long First, long Last)? _trades;
    private (long First, long Last)? _aggregates;
    private bool _isFirstDepth;

    /// <summary>Begins a round; returns the id of the frame that leads from the last book to the first.</summary>
    public long Restart()
    {
        _updateOffset = _lastUpdate + 1 - _bookId;
        _tradeOffset += _trades is { } trades ? trades.Last - trades.First + 1 : 0;
        _aggregateOffset += _aggregates is { } aggregates ? aggregates.Last - aggregates.First + 1 : 0;
        _lastUpdate++;
        _isFirstDepth = true;
        return _lastUpdate;
    }

    public long Map(in NumberSlot slot) => slot.Name switch
    {
        // The first frame after the book may reach back before it, which only a fresh snapshot may see.
        SlotName.FirstUpdateId when _isFirstDepth => _lastUpdate + 1,
        SlotName.PreviousUpdateId when _isFirstDepth => _lastUpdate,
        SlotName.FirstUpdateId or SlotName.LastUpdateId or SlotName.PreviousUpdateId => slot.Value + _updateOffset,
        SlotName.TradeId => slot.Value + _tradeOffset,
        SlotName.AggregateId => slot.Value + _aggregateOffset,
        _ => slot.Value,
    };

    /// <summary>A frame went out with mapped ids.</summary>
    public void Took(RecordedFrame frame)
    {
        if (frame.Kind == FrameKind.Depth)
        {
            _lastUpdate = frame.Value(SlotName.LastUpdateId) + _updateOffset;
            _isFirstDepth = false;
        }
        else if (frame.Kind == FrameKind.Trade)
        {
            var id = frame.Value(SlotName.TradeId);
            _trades = (_trades?.First ?? id, id);
        }
        else if (frame.Kind == FrameKind.AggregateTrade)
        {
            var id = frame.Value(SlotName.AggregateId);
            _aggregates = (_aggregates?.First ?? id, id);
            // First and last of the trades in it; the last slot of the name is the last trade.
            _trades = (_trades?.First ?? frame.Value(SlotName.TradeId), frame.Slots.Last(slot => slot.Name == SlotName.TradeId).Value);
        }
    }
}
