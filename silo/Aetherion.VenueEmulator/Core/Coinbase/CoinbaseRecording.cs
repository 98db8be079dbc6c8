using System.Globalization;
using System.Text;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Coinbase.Advanced;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>A recorded session of Coinbase Exchange or of Advanced Trade: lines with <c>t</c>, <c>ts</c> and <c>data</c>.</summary>
public sealed class CoinbaseRecording
{
    private const int FramesMax = 5_000_000;
    private const int LineLengthMax = 32 * 1024 * 1024;

    private readonly List<CoinbaseFrame> _frames = [];
    private readonly Dictionary<string, BookSnapshot> _books = [];
    private readonly AdvancedLines _advanced = new();

    private CoinbaseRecording(string name) => Name = name;

    public string Name { get; }

    public int FrameCount => _frames.Count;

    public IEnumerable<string> Products => _books.Keys;

    internal IReadOnlyList<CoinbaseFrame> Frames => _frames;

    internal IEnumerable<BookSnapshot> Books => _books.Values;

    /// <summary>How far the recorder's clock was behind the venue's, at least.</summary>
    internal long LeadMicros => _frames.Max(frame => frame.Time.Length == 0 ? long.MinValue : frame.Time.Micros - frame.Micros);

    /// <exception cref="InvalidDataException">The file is no such recording.</exception>
    public static CoinbaseRecording Read(string path)
    {
        using var plain = RecordingLines.Open(path);
        var recording = new CoinbaseRecording(Path.GetFileName(path));
        RecordingLines.ForEach(recording.Name, plain, recording.Add);
        recording._frames.RemoveAll(frame => !recording._books.ContainsKey(frame.Product));
        return recording._frames.Count > 0
            ? recording
            : throw new InvalidDataException($"'{recording.Name}' holds no order book of Coinbase to start from.");
    }

    private void Add(string line)
    {
        if (line.Length > LineLengthMax || _frames.Count >= FramesMax)
            throw new InvalidDataException("The recording is larger than the emulator takes.");
        var json = Encoding.UTF8.GetBytes(line);
        if (!JsonSlice.Of(json, "t"u8).SequenceEqual("\"recv\""u8))
            return;
        var seconds = decimal.Parse(Encoding.UTF8.GetString(JsonSlice.Of(json, "ts"u8)), CultureInfo.InvariantCulture);
        var data = JsonSlice.Of(json, "data"u8).ToArray();
        var micros = (long)(seconds * 1_000_000);
        if (!JsonSlice.Of(data, "channel"u8).IsEmpty)
            AddAdvanced(micros, data);
        else if (JsonSlice.Of(data, "type"u8).SequenceEqual("\"snapshot\""u8))
            AddBook(data);
        else
            AddFrame(micros, data);
    }

    private void AddAdvanced(long micros, byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        if (AdvancedLines.ReadBook(document.RootElement) is { } book)
        {
            _books.TryAdd(book.Symbol, book);
            return;
        }
        foreach (var message in _advanced.Translate(document.RootElement))
            AddFrame(micros, message);
    }

    private void AddFrame(long micros, byte[] data)
    {
        if (CoinbaseFrame.Read(micros, data) is { } frame
            && (frame.Kind == CoinbaseKind.Ticker || _books.ContainsKey(frame.Product)))
            _frames.Add(frame);
    }

    private void AddBook(byte[] data)
    {
        using var document = JsonDocument.Parse(data);
        var product = document.RootElement.GetProperty("product_id").GetString()!;
        _books.TryAdd(product, new BookSnapshot(product, 1, Levels("bids"), Levels("asks")));

        BookLevel[] Levels(string name) => [.. document.RootElement.GetProperty(name).EnumerateArray().Select(level =>
            new BookLevel(Number(level[0]), Number(level[1])))];
    }

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
