namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>A recorded session of Binance in memory: for each symbol a book to start from, and the frames after it.</summary>
public sealed class VenueRecording
{
    internal VenueRecording(
        string name, Binance.BinanceMarketKind market, IReadOnlyList<BookSnapshot> books, IReadOnlyList<RecordedFrame> frames)
    {
        Name = name;
        Market = market;
        Books = books;
        Frames = frames;
        LeadMicros = frames.Max(Lead) is { } lead ? lead : 0;
    }

    public string Name { get; }

    public Binance.BinanceMarketKind Market { get; }

    public int FrameCount => Frames.Count;

    public IEnumerable<string> Symbols => Books.Select(book => book.Symbol);

    public TimeSpan Duration => TimeSpan.FromMicroseconds(Frames[^1].Micros - Frames[0].Micros);

    internal IReadOnlyList<BookSnapshot> Books { get; }

    /// <summary>In the order of their receive times; never empty.</summary>
    internal IReadOnlyList<RecordedFrame> Frames { get; }

    /// <summary>
    /// How far the recorder's clock was behind the venue's, at least: with it no frame leaves before the time written in it.
    /// </summary>
    internal long LeadMicros { get; }

    private static long? Lead(RecordedFrame frame)
    {
        long? lead = null;
        foreach (var slot in frame.Slots)
        {
            // The next funding time lies ahead by nature.
            if (slot.Name == SlotName.Time && frame.Kind is not (FrameKind.MarkPrice or FrameKind.Other))
                lead = Math.Max(lead ?? long.MinValue, EpochTime.ToMicros(slot) - frame.Micros);
        }
        return lead;
    }
}
