using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>Decodes the rows of one block after the other, into room that is used again.</summary>
internal sealed class EventRowReader
{
    private static readonly BookChange NoLevels = new([], []);

    private readonly EventRows.Previous[] _previous = new EventRows.Previous[EventRows.InstrumentsMax];
    private PriceLevel[] _levels = new PriceLevel[1024];
    private ReadOnlyMemory<byte> _rows;
    private int _position;
    private int _left;
    private long _receivedTicks;
    private int _bidCount;
    private int _askCount;

    /// <summary>The bids of the row that was read last.</summary>
    public ReadOnlySpan<PriceLevel> Bids => _levels.AsSpan(0, _bidCount);

    /// <summary>The asks of the row that was read last.</summary>
    public ReadOnlySpan<PriceLevel> Asks => _levels.AsSpan(_bidCount, _askCount);

    public void Begin(in BlockHeader header, ReadOnlyMemory<byte> rows)
    {
        Array.Clear(_previous);
        _rows = rows;
        _position = 0;
        _left = header.RowCount;
        _receivedTicks = header.FirstTicks;
    }

    /// <summary>False at the end of the block.</summary>
    /// <exception cref="InvalidDataException">The block does not hold what its head says.</exception>
    public bool TryRead(out EventRow row)
    {
        row = default;
        _bidCount = _askCount = 0;
        if (_left == 0)
        {
            if (_position < _rows.Length)
                throw new InvalidDataException("A block of the recording holds more than its rows.");
            return false;
        }
        _left--;
        SpanScanner scanner = new(_rows.Span, _position);
        row = Read(ref scanner);
        _position = scanner.Position;
        return true;
    }

    private EventRow Read(ref SpanScanner scanner)
    {
        var head = scanner.ReadByte();
        var instrument = scanner.ReadCount(EventRows.InstrumentsMax - 1);
        ref var previous = ref _previous[instrument];
        previous.Sequence += (head & EventRows.FollowsFlag) != 0 ? 1 : scanner.ReadSigned();
        _receivedTicks += (long)scanner.ReadUnsigned();
        var eventTicks = _receivedTicks - scanner.ReadSigned();
        if ((ulong)_receivedTicks > (ulong)DateTime.MaxValue.Ticks || (ulong)eventTicks > (ulong)DateTime.MaxValue.Ticks)
            throw new InvalidDataException("A row of the recording has a time that cannot be.");
        DateTime received = new(_receivedTicks, DateTimeKind.Utc);
        DateTime eventTime = new(eventTicks, DateTimeKind.Utc);
        var kind = (MarketEventKind)(head & EventRows.KindMask);
        switch (kind)
        {
            case MarketEventKind.Trade:
                var side = (head & EventRows.BuyFlag) != 0 ? Side.Buy : Side.Sell;
                var traded = ReadLevel(ref scanner, ref previous.PriceTicks);
                return new EventRow(instrument, MarketEvent.Of(
                    new Trade(previous.Sequence, eventTime, received, traded.Price, traded.Quantity, side)));
            case MarketEventKind.Quote:
                var bid = ReadLevel(ref scanner, ref previous.PriceTicks);
                var ask = ReadLevel(ref scanner, ref previous.PriceTicks);
                return new EventRow(instrument, MarketEvent.Of(new Quote(
                    previous.Sequence, eventTime, received, bid.Price, bid.Quantity, ask.Price, ask.Quantity)));
            case MarketEventKind.BookSnapshot or MarketEventKind.BookDelta:
                _bidCount = ReadLevels(ref scanner, 0, ref previous.PriceTicks);
                _askCount = ReadLevels(ref scanner, _bidCount, ref previous.PriceTicks);
                return new EventRow(instrument, kind == MarketEventKind.BookSnapshot
                    ? MarketEvent.Snapshot(previous.Sequence, eventTime, received, NoLevels)
                    : MarketEvent.Delta(previous.Sequence, eventTime, received, NoLevels));
            default:
                throw new InvalidDataException($"A row of the recording is of the unknown kind {(byte)kind}.");
        }
    }

    private int ReadLevels(ref SpanScanner scanner, int start, ref long priceTicks)
    {
        var count = scanner.ReadCount(EventRows.LevelsMax);
        if (start + count > _levels.Length)
            Array.Resize(ref _levels, Math.Max(start + count, _levels.Length * 2));
        var levels = _levels.AsSpan(start, count);
        for (var i = 0; i < levels.Length; i++)
            levels[i] = ReadLevel(ref scanner, ref priceTicks);
        return count;
    }

    private static PriceLevel ReadLevel(ref SpanScanner scanner, ref long priceTicks)
    {
        priceTicks += scanner.ReadSigned();
        return new PriceLevel(new Price(priceTicks), new Quantity(scanner.ReadSigned()));
    }
}
