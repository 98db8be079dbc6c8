using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>
/// Makes events of rows: numbers them, puts the levels of one change or book together, and says by a book without levels where
/// changes are missing, so that nobody takes it for known until the next whole one.
/// </summary>
internal sealed class EventAssembly(EventRecordingWriter writer, IReadOnlyDictionary<string, Instrument> instruments)
{
    private readonly Dictionary<InstrumentId, long> _sequences = [];
    private readonly Dictionary<InstrumentId, BookChain> _chains = [];
    private readonly List<ImportRow> _levels = [];
    private DateTime _receivedTime;

    /// <summary>How often changes of a book were missing.</summary>
    public long Gaps => _chains.Values.Sum(chain => chain.Gaps);

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
        var instrument = _levels[0].Instrument;
        var isNew = !_chains.TryGetValue(instrument, out var chain);
        if (chain is null)
            _chains[instrument] = chain = new BookChain();
        if (_levels[0].Kind == ImportRowKind.SnapshotLevel)
            AddWhole(chain);
        else
            AddChange(chain, isNew);
        _levels.Clear();
    }

    private void AddWhole(BookChain chain)
    {
        // A book without an id can be placed by its time alone.
        List<ImportRow[]> later = [];
        if (_levels.Max(level => level.Ids?.Final) is not { } id)
            chain.AddWholeByTime();
        else if (!chain.TryAddWhole(id, out later))
            return;
        var first = _levels[0];
        Write(first, isWhole: true, _levels);
        foreach (var levels in later)
            Write(first with { EventTime = levels[0].EventTime }, isWhole: false, levels);
    }

    private void AddChange(BookChain chain, bool isNew)
    {
        var wasLive = chain.IsLive;
        var first = _levels[0];
        var isTaken = chain.TryAdd(first.Ids ?? default, _levels);
        if (isNew || (wasLive && !chain.IsLive))
            Write(first, isWhole: true, []);
        // Where the book is not known they change nothing, but are what the file holds.
        if (isTaken)
            Write(first, isWhole: false, _levels);
    }

    private void Write(in ImportRow head, bool isWhole, IReadOnlyList<ImportRow> levels)
    {
        BookChange book = new(Levels(Side.Buy, levels), Levels(Side.Sell, levels));
        var (sequence, received) = (Next(head.Instrument), Reach(head.ReceivedTime));
        writer.Add(head.Instrument, isWhole
            ? MarketEvent.Snapshot(sequence, head.EventTime, received, book)
            : MarketEvent.Delta(sequence, head.EventTime, received, book));
    }

    private ImmutableArray<PriceLevel> Levels(Side side, IReadOnlyList<ImportRow> levels)
    {
        var instrument = instruments[_levels[0].Instrument.ToString()];
        return
        [
            .. levels.Where(level => level.Side == side).Select(level =>
                new PriceLevel(instrument.ToPrice(level.Price), instrument.ToQuantity(level.Quantity))),
        ];
    }

    private long Next(InstrumentId instrument) => _sequences[instrument] = _sequences.GetValueOrDefault(instrument) + 1;

    /// <summary>Receive times never go back in a recording, though they do in some files.</summary>
    private DateTime Reach(DateTime time) => _receivedTime = time > _receivedTime ? time : _receivedTime;
}
