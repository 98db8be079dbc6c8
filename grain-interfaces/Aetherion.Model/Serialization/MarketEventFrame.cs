using System.Collections.Immutable;
using System.Text;

namespace Aetherion.Model;

/// <summary>
/// The binary frame of a <see cref="MarketEventBatch"/>: a version byte, the key, a count, then the events. Numbers are
/// little-endian; sequences, times, prices and sizes are variable-length differences from the event before.
/// </summary>
public static class MarketEventFrame
{
    /// <summary>The version written; every earlier one can be read.</summary>
    public const byte Version = 1;

    /// <summary>The most events of a frame, and the most levels of a book in it.</summary>
    public const int CountMax = 1_000_000;

    public static byte[] Encode(MarketEventBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var stream = new MemoryStream(16 + (batch.Events.Length * 24));
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(batch.Key.ToString());
        writer.Write7BitEncodedInt(batch.Events.Length);
        var state = new Previous();
        foreach (var marketEvent in batch.Events)
            Write(writer, marketEvent, ref state);
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no frame of a known version.</exception>
    public static MarketEventBatch Decode(byte[] frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        using var reader = new BinaryReader(new MemoryStream(frame), Encoding.UTF8);
        try
        {
            return Read(reader);
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException
            or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("A market event frame is cut short or damaged.", exception);
        }
    }

    private static MarketEventBatch Read(BinaryReader reader)
    {
        var version = reader.ReadByte();
        if (version != Version)
            throw new InvalidDataException(
                $"A market event frame of version {version} cannot be read, only {Version}.");
        var key = SymbolKey.Parse(reader.ReadString());
        var count = ReadCount(reader);
        var events = ImmutableArray.CreateBuilder<MarketEvent>(Math.Min(count, 4096));
        var state = new Previous();
        for (var i = 0; i < count; i++)
            events.Add(ReadEvent(reader, ref state));
        return new MarketEventBatch(key, events.DrainToImmutable());
    }

    private static void Write(BinaryWriter writer, in MarketEvent marketEvent, ref Previous previous)
    {
        writer.Write((byte)marketEvent.Kind);
        WriteSigned(writer, marketEvent.Sequence - previous.Sequence);
        WriteSigned(writer, marketEvent.EventTime.Ticks - previous.EventTicks);
        WriteSigned(writer, marketEvent.ReceivedTime.Ticks - marketEvent.EventTime.Ticks);
        previous.Sequence = marketEvent.Sequence;
        previous.EventTicks = marketEvent.EventTime.Ticks;
        switch (marketEvent.Kind)
        {
            case MarketEventKind.Trade:
                writer.Write((byte)marketEvent.Trade.Aggressor);
                WriteLevel(writer, marketEvent.Trade.Price, marketEvent.Trade.Quantity, ref previous);
                break;
            case MarketEventKind.Quote:
                WriteLevel(writer, marketEvent.Quote.BidPrice, marketEvent.Quote.BidQuantity, ref previous);
                WriteLevel(writer, marketEvent.Quote.AskPrice, marketEvent.Quote.AskQuantity, ref previous);
                break;
            default:
                WriteLevels(writer, marketEvent.Book!.Bids, ref previous);
                WriteLevels(writer, marketEvent.Book.Asks, ref previous);
                break;
        }
    }

    private static MarketEvent ReadEvent(BinaryReader reader, ref Previous previous)
    {
        var kind = (MarketEventKind)reader.ReadByte();
        var sequence = previous.Sequence += ReadSigned(reader);
        var eventTime = new DateTime(previous.EventTicks += ReadSigned(reader), DateTimeKind.Utc);
        var receivedTime = new DateTime(previous.EventTicks + ReadSigned(reader), DateTimeKind.Utc);
        switch (kind)
        {
            case MarketEventKind.Trade:
                var side = reader.ReadByte() == (byte)Side.Buy ? Side.Buy : Side.Sell;
                var traded = ReadLevel(reader, ref previous);
                return MarketEvent.Of(
                    new Trade(sequence, eventTime, receivedTime, traded.Price, traded.Quantity, side));
            case MarketEventKind.Quote:
                var bid = ReadLevel(reader, ref previous);
                var ask = ReadLevel(reader, ref previous);
                return MarketEvent.Of(new Quote(
                    sequence, eventTime, receivedTime, bid.Price, bid.Quantity, ask.Price, ask.Quantity));
            case MarketEventKind.BookSnapshot or MarketEventKind.BookDelta:
                var book = new BookChange(ReadLevels(reader, ref previous), ReadLevels(reader, ref previous));
                return kind == MarketEventKind.BookSnapshot
                    ? MarketEvent.Snapshot(sequence, eventTime, receivedTime, book)
                    : MarketEvent.Delta(sequence, eventTime, receivedTime, book);
            default:
                throw new InvalidDataException($"A market event frame holds the unknown kind {(byte)kind}.");
        }
    }

    private static void WriteLevels(BinaryWriter writer, ImmutableArray<PriceLevel> levels, ref Previous previous)
    {
        writer.Write7BitEncodedInt(levels.Length);
        foreach (var level in levels)
            WriteLevel(writer, level.Price, level.Quantity, ref previous);
    }

    private static ImmutableArray<PriceLevel> ReadLevels(BinaryReader reader, ref Previous previous)
    {
        var count = ReadCount(reader);
        var levels = ImmutableArray.CreateBuilder<PriceLevel>(Math.Min(count, 256));
        for (var i = 0; i < count; i++)
            levels.Add(ReadLevel(reader, ref previous));
        return levels.DrainToImmutable();
    }

    private static void WriteLevel(BinaryWriter writer, Price price, Quantity quantity, ref Previous previous)
    {
        WriteSigned(writer, price.Ticks - previous.PriceTicks);
        WriteSigned(writer, quantity.Lots);
        previous.PriceTicks = price.Ticks;
    }

    private static PriceLevel ReadLevel(BinaryReader reader, ref Previous previous)
    {
        var price = new Price(previous.PriceTicks += ReadSigned(reader));
        return new PriceLevel(price, new Quantity(ReadSigned(reader)));
    }

    private static int ReadCount(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        return count is >= 0 and <= CountMax
            ? count
            : throw new InvalidDataException($"A market event frame claims {count} entries; the most is {CountMax}.");
    }

    private static void WriteSigned(BinaryWriter writer, long value) =>
        writer.Write7BitEncodedInt64((value << 1) ^ (value >> 63));

    private static long ReadSigned(BinaryReader reader)
    {
        var value = reader.Read7BitEncodedInt64();
        return (long)((ulong)value >> 1) ^ -(value & 1);
    }

    private struct Previous
    {
        public long Sequence;
        public long EventTicks;
        public long PriceTicks;
    }
}
