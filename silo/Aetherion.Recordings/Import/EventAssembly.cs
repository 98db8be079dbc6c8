using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Makes events of rows: numbers them, and puts the levels of one change or book together.</summary>
internal sealed class EventAssembly(EventRecordingWriter writer, IReadOnlyDictionary<string, Instrument> instruments)
{
    private readonly Dictionary<InstrumentId, long> _sequences = [];
    private readonly HashSet<InstrumentId> _withBooks = [];
    private readonly List<ImportRow> _levels = [];
    private DateTime _receivedTime;

    public void Add(in ImportRow row)
    {
        if (_levels.Count > 0 && !IsOfSameBook(row))
            CloseBook();
        if (row.Kind is ImportRowKind.DeltaLevel or ImportRowKind.SnapshotLevel)
        {
            _levels.Add(row);
            return;
        }
        var instrument = instruments[row.Instrument.ToString()];
        var received = Reach(row.ReceivedTime);
        var sequence = Next(row.Instrument);
        writer.Add(row.Instrument, row.Kind == ImportRowKind.Trade
            ? MarketEvent.Of(new Trade(
                sequence, row.EventTime, received, instrument.ToPrice(row.Price), instrument.ToQuantity(row.Quantity), row.Side))
            : MarketEvent.Of(new Quote(
                sequence, row.EventTime, received, instrument.ToPrice(row.Price), instrument.ToQuantity(row.Quantity),
                instrument.ToPrice(row.AskPrice), instrument.ToQuantity(row.AskQuantity))));
    }

    public void Complete()
    {
        if (_levels.Count > 0)
            CloseBook();
    }

    private bool IsOfSameBook(in ImportRow row) =>
        row.Kind == _levels[0].Kind && row.Group == _levels[0].Group && row.Instrument == _levels[0].Instrument;

    private void CloseBook()
    {
        var first = _levels[0];
        var isSnapshot = first.Kind == ImportRowKind.SnapshotLevel;
        var received = Reach(first.ReceivedTime);
        // Changes without a whole book before them build one up from nothing.
        if (_withBooks.Add(first.Instrument) && !isSnapshot)
            writer.Add(first.Instrument, MarketEvent.Snapshot(
                Next(first.Instrument), first.EventTime, received, new BookChange([], [])));
        BookChange book = new(Levels(Side.Buy), Levels(Side.Sell));
        writer.Add(first.Instrument, isSnapshot
            ? MarketEvent.Snapshot(Next(first.Instrument), first.EventTime, received, book)
            : MarketEvent.Delta(Next(first.Instrument), first.EventTime, received, book));
        _levels.Clear();
    }

    private ImmutableArray<PriceLevel> Levels(Side side)
    {
        var instrument = instruments[_levels[0].Instrument.ToString()];
        return
        [
            .. _levels.Where(level => level.Side == side).Select(level =>
                new PriceLevel(instrument.ToPrice(level.Price), instrument.ToQuantity(level.Quantity))),
        ];
    }

    private long Next(InstrumentId instrument) => _sequences[instrument] = _sequences.GetValueOrDefault(instrument) + 1;

    /// <summary>Receive times never go back in a recording, though they do in some files.</summary>
    private DateTime Reach(DateTime time) => _receivedTime = time > _receivedTime ? time : _receivedTime;
}
