using System.Globalization;
using System.Text;
using Aetherion.VenueEmulator.Core.Binance;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>
/// Reads recorded sessions of Binance: one JSON value a line, plain or gzip. A line is a message as it is, a message with
/// its receive time (<c>recv_ns</c>, <c>recv_us</c>), or one with <c>t</c> and <c>ts</c>; books to start from are REST
/// answers in between.
/// </summary>
public sealed class RecordingReader
{
    private const int LineLengthMax = 32 * 1024 * 1024;
    private const int FramesMax = 5_000_000;
    private const long CharactersMax = 2L * 1024 * 1024 * 1024;

    private readonly List<RecordedFrame> _frames = [];
    private readonly List<(long Micros, string Symbol, byte[] Data)> _books = [];
    private long _lastMicros;
    private long _characters;

    private RecordingReader()
    {
    }

    /// <exception cref="InvalidDataException">The file is no such recording, or holds no book to start from.</exception>
    public static VenueRecording Read(string path)
    {
        using var plain = RecordingLines.Open(path);
        return Read(Path.GetFileName(path), plain);
    }

    /// <summary>Reads a recording that is not compressed.</summary>
    public static VenueRecording Read(string name, Stream lines)
    {
        var reader = new RecordingReader();
        RecordingLines.ForEach(name, lines, reader.Add);
        return reader.ToRecording(name);
    }

    private void Add(string line)
    {
        _characters += line.Length;
        if (line.Length > LineLengthMax || _characters > CharactersMax || _frames.Count > FramesMax)
            throw new InvalidDataException("The recording is larger than the emulator takes.");
        var json = Encoding.UTF8.GetBytes(line);
        if (json.Length == 0)
            return;
        if (JsonSlice.Of(json, "rest_depth_snapshot"u8) is { IsEmpty: false } placed)
            _books.Add((_lastMicros, "", placed.ToArray()));
        else if (JsonSlice.Of(json, "recv_ns"u8) is { IsEmpty: false } nanos)
            AddMessage(ReadInt64(nanos) / 1000, JsonSlice.Of(json, "msg"u8));
        else if (JsonSlice.Of(json, "recv_us"u8) is { IsEmpty: false } micros)
            AddMessage(ReadInt64(micros), JsonSlice.Of(json, "msg"u8));
        else if (JsonSlice.Of(json, "t"u8) is { IsEmpty: false } kind && kind[0] == '"')
            AddSessionLine(json, Unquote(kind));
        else
            AddMessage(EventMicros(json), json);
    }

    private void AddSessionLine(ReadOnlySpan<byte> json, string kind)
    {
        var seconds = decimal.Parse(JsonSlice.Of(json, "ts"u8), CultureInfo.InvariantCulture);
        var micros = (long)(seconds * 1_000_000);
        if (kind == "recv")
            AddMessage(micros, JsonSlice.Of(json, "data"u8));
        else if (kind is "rest" or "http")
            AddAnswer(micros, Unquote(JsonSlice.Of(json, "path"u8)), JsonSlice.Of(json, "data"u8));
    }

    private void AddAnswer(long micros, string path, ReadOnlySpan<byte> data)
    {
        var query = path.IndexOf("/depth?", StringComparison.Ordinal);
        if (query >= 0)
            _books.Add((micros, QueryText.Read(path[(query + "/depth?".Length)..]).Get("symbol"), data.ToArray()));
    }

    private void AddMessage(long micros, ReadOnlySpan<byte> message)
    {
        _lastMicros = micros;
        if (JsonSlice.Of(message, "lastUpdateId"u8) is { IsEmpty: false })
        {
            _books.Add((micros, "", message.ToArray()));
            return;
        }
        var stream = JsonSlice.Of(message, "stream"u8);
        var data = stream.IsEmpty ? message : JsonSlice.Of(message, "data"u8);
        if (RecordedFrameReader.Read(micros, stream.IsEmpty ? "" : Unquote(stream), data.ToArray()) is { } frame)
            _frames.Add(frame);
    }

    private VenueRecording ToRecording(string name)
    {
        if (_frames.Count == 0)
            throw new InvalidDataException($"'{name}' holds no messages of Binance.");
        var symbols = _frames.Select(frame => frame.Symbol).Where(symbol => symbol.Length > 0).Distinct().ToList();
        List<BookSnapshot> books = [];
        List<RecordedFrame> frames = [];
        foreach (var symbol in symbols)
        {
            var own = _frames.Where(frame => frame.Symbol == symbol).ToList();
            if (FirstBook(symbol, symbols.Count) is not { } found)
                continue;
            var book = SnapshotReader.Read(symbol, found.Data);
            books.Add(book);
            frames.AddRange(own.Where(frame => frame.Kind == FrameKind.Depth
                ? frame.Value(SlotName.LastUpdateId) > book.UpdateId
                : frame.Micros >= found.Micros && !IsOldQuote(frame, book)));
        }
        if (frames.Count == 0)
            throw new InvalidDataException($"'{name}' holds no order book to start from.");
        // A stable order: frames that were received together stay as they came.
        return new VenueRecording(name, MarketOf(frames), books, [.. frames.OrderBy(frame => frame.Micros)]);
    }

    private static bool IsOldQuote(RecordedFrame frame, BookSnapshot book) =>
        frame.Kind == FrameKind.BookTicker && frame.Value(SlotName.LastUpdateId) < book.UpdateId;

    private (long Micros, string Symbol, byte[] Data)? FirstBook(string symbol, int symbolCount)
    {
        foreach (var book in _books)
        {
            if (book.Symbol == symbol || (book.Symbol.Length == 0 && symbolCount == 1))
                return book;
        }
        return null;
    }

    private static BinanceMarketKind MarketOf(List<RecordedFrame> frames)
    {
        var depth = frames.Find(frame => frame.Kind == FrameKind.Depth)
            ?? throw new InvalidDataException("The recording holds no depth messages.");
        return depth.Value(SlotName.PreviousUpdateId) < 0 ? BinanceMarketKind.Spot
            : JsonSlice.Of(depth.Data, "ps"u8).IsEmpty ? BinanceMarketKind.UsdFutures
            : BinanceMarketKind.CoinFutures;
    }

    private static long EventMicros(ReadOnlySpan<byte> message)
    {
        var time = JsonSlice.Of(message, "E"u8);
        return time.IsEmpty
            ? throw new InvalidDataException("A line of the recording has neither a receive time nor an event time.")
            : EpochTime.ToMicros(new NumberSlot(SlotName.Time, 0, time.Length, ReadInt64(time)));
    }

    private static long ReadInt64(ReadOnlySpan<byte> text) =>
        long.Parse(text, CultureInfo.InvariantCulture);

    private static string Unquote(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text.Trim((byte)'"'));
}
