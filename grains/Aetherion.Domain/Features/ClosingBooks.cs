using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// The books at the last closes of bars from M1 up, so that whoever decides on a bar trades on the book of that time and not on a
/// later one. Bars between which no event came share one.
/// </summary>
internal sealed class ClosingBooks
{
    private readonly ClosingBook?[] _ring = new ClosingBook?[SymbolPipeline.ClosingBooksMax];
    private long _added;

    private ClosingBook? Last => _added == 0 ? null : _ring[(_added - 1) % _ring.Length];

    private int Count => (int)Math.Min(_added, _ring.Length);

    /// <summary>Whether the book of the next close is taken already: no event came since.</summary>
    public bool Knows(long sequence) => Last?.Sequence == sequence;

    /// <summary>Room for the next book, where that of the oldest was when there are too many.</summary>
    public ClosingBook Next() => _ring[_added++ % _ring.Length] ??= new ClosingBook();

    /// <summary>A bar closes on the last book.</summary>
    public void Close(Timeframe timeframe, long bar) => Last!.Close(timeframe, bar);

    /// <summary>The book at the close of a bar; null when it is not kept.</summary>
    public ClosingBook? Find(Timeframe timeframe, long bar)
    {
        for (var i = _added - Count; i < _added; i++)
        {
            if (_ring[i % _ring.Length] is { } book && book.HasClosed(timeframe, bar))
                return book;
        }
        return null;
    }

    public void Clear() => _added = 0;

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        for (var i = _added - Count; i < _added; i++)
            _ring[i % _ring.Length]!.Save(writer);
    }

    public void Restore(BinaryReader reader)
    {
        Clear();
        var count = reader.ReadInt32();
        if (count < 0 || count > _ring.Length)
            throw new InvalidDataException($"{count} books at the close of bars cannot be kept.");
        for (; count > 0; count--)
            Next().Restore(reader);
    }
}
