using System.Collections.Immutable;
using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>The book at the close of one or more bars between which no event came. Its room is used again.</summary>
internal sealed class ClosingBook
{
    private readonly PriceLevel[] _bids = new PriceLevel[SymbolPipeline.ClosingDepth];
    private readonly PriceLevel[] _asks = new PriceLevel[SymbolPipeline.ClosingDepth];
    private readonly long[] _barsBefore = new long[Timeframes.All.Length];
    private readonly long[] _bars = new long[Timeframes.All.Length];
    private int _bidCount;
    private int _askCount;

    /// <summary>Of the last event before the close.</summary>
    public long Sequence { get; private set; }

    /// <summary>The latest time that was known before the close.</summary>
    public DateTime Clock { get; private set; }

    /// <summary>Of the last event before the close.</summary>
    public DateTime EventTime { get; private set; }

    /// <summary>What the book was worth, whatever the time.</summary>
    public BookState State { get; private set; }

    /// <summary>Takes the book as it is.</summary>
    /// <param name="bars">Of each timeframe the last bar that has closed.</param>
    public void Take(OrderBook book, long sequence, DateTime clock, DateTime eventTime, ReadOnlySpan<long> bars)
    {
        (Sequence, Clock, EventTime, State) = (sequence, clock, eventTime, book.State);
        _bidCount = book.CopyLevels(Side.Buy, _bids);
        _askCount = book.CopyLevels(Side.Sell, _asks);
        bars.CopyTo(_barsBefore);
        bars.CopyTo(_bars);
    }

    /// <summary>A bar closes on it.</summary>
    public void Close(Timeframe timeframe, long bar) => _bars[(int)timeframe] = bar;

    /// <summary>Whether a bar closed on it.</summary>
    public bool HasClosed(Timeframe timeframe, long bar) =>
        _barsBefore[(int)timeframe] < bar && bar <= _bars[(int)timeframe];

    /// <summary>The best levels of a side, at most <paramref name="depth"/>.</summary>
    public ImmutableArray<PriceLevel> Levels(Side side, int depth) => side == Side.Buy
        ? ImmutableArray.Create(_bids.AsSpan(0, Math.Min(depth, _bidCount)))
        : ImmutableArray.Create(_asks.AsSpan(0, Math.Min(depth, _askCount)));

    public void Save(BinaryWriter writer)
    {
        writer.Write(Sequence);
        writer.Write(Clock.Ticks);
        writer.Write(EventTime.Ticks);
        writer.Write((byte)State);
        foreach (var bar in _barsBefore)
            writer.Write(bar);
        foreach (var bar in _bars)
            writer.Write(bar);
        Save(writer, _bids.AsSpan(0, _bidCount));
        Save(writer, _asks.AsSpan(0, _askCount));
    }

    public void Restore(BinaryReader reader)
    {
        Sequence = reader.ReadInt64();
        Clock = new DateTime(reader.ReadInt64(), DateTimeKind.Utc);
        EventTime = new DateTime(reader.ReadInt64(), DateTimeKind.Utc);
        State = (BookState)reader.ReadByte();
        foreach (ref var bar in _barsBefore.AsSpan())
            bar = reader.ReadInt64();
        foreach (ref var bar in _bars.AsSpan())
            bar = reader.ReadInt64();
        _bidCount = Restore(reader, _bids);
        _askCount = Restore(reader, _asks);
    }

    private static void Save(BinaryWriter writer, ReadOnlySpan<PriceLevel> levels)
    {
        writer.Write(levels.Length);
        foreach (ref readonly var level in levels)
        {
            writer.Write(level.Price.Ticks);
            writer.Write(level.Quantity.Lots);
        }
    }

    private static int Restore(BinaryReader reader, Span<PriceLevel> levels)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > levels.Length)
            throw new InvalidDataException($"A book at the close of a bar with {count} levels cannot be.");
        foreach (ref var level in levels[..count])
            level = new PriceLevel(new Price(reader.ReadInt64()), new Quantity(reader.ReadInt64()));
        return count;
    }
}
