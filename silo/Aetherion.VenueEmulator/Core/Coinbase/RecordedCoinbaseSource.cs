using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Plays a recording in its own rhythm, its times moved to now; a loop goes on with ids that grow.</summary>
internal sealed class RecordedCoinbaseSource : ICoinbaseSource
{
    private const long RoundPauseMicros = 1_000_000;

    private readonly CoinbaseRecording _recording;
    private readonly PlaybackOptions _options;
    private readonly Queue<string> _restarts = new();
    private readonly Dictionary<string, (long Sequence, long Trade)> _spans;
    private readonly long _lead;
    private TapeClock _clock;
    private int _position;
    private int _round;

    public RecordedCoinbaseSource(CoinbaseRecording recording, PlaybackOptions options, DateTime start)
    {
        _recording = recording;
        _options = options;
        _lead = recording.LeadMicros;
        _clock = new TapeClock(EpochTime.Micros(start), TapeStart, options.Speed);
        Products = [.. recording.Books.Select(book => (SpecOf(book), book))];
        _spans = recording.Books.ToDictionary(book => book.Symbol, book => SpanOf(book.Symbol));
    }

    public IReadOnlyList<(SymbolSpec Spec, BookSnapshot Book)> Products { get; }

    public TimeSpan Skew { get; set; }

    public DateTime? NextTime => _restarts.Count > 0
        ? EpochTime.FromMicros(_clock.ToNow(TapeStart - (RoundPauseMicros / 2)))
        : _position < _recording.Frames.Count
            ? EpochTime.FromMicros(_clock.ToNow(_recording.Frames[_position].Micros + _lead))
            : null;

    private long TapeStart => _recording.Frames[0].Micros + _lead;

    public CoinbaseEvent Take()
    {
        var time = NextTime!.Value;
        if (_restarts.TryDequeue(out var product))
            return new CoinbaseEvent(time, CoinbaseKind.Restart, product, []);
        var frame = _recording.Frames[_position++];
        var now = _options.KeepsTimes ? frame.Time.Micros : _clock.ToNow(frame.Time.Micros) + (long)Skew.TotalMicroseconds;
        var (sequence, trade) = _spans[frame.Product];
        var result = new CoinbaseEvent(time, frame.Kind, frame.Product, frame.Render(now, sequence * _round, trade * _round));
        if (_position == _recording.Frames.Count && _options.IsLooping)
            StartOver();
        return result;
    }

    private void StartOver()
    {
        var end = _recording.Frames[^1].Micros + _lead + RoundPauseMicros;
        _clock = new TapeClock(_clock.ToNow(end), TapeStart, _options.Speed);
        _position = 0;
        _round++;
        foreach (var (spec, _) in Products)
            _restarts.Enqueue(spec.Symbol);
    }

    /// <summary>
    /// How far ids move from round to round. A ticker may name a trade from before the recording, so only matches count for those.
    /// </summary>
    private (long Sequence, long Trade) SpanOf(string product)
    {
        var own = _recording.Frames.Where(frame => frame.Product == product).ToList();
        return (
            SpanOf(own.Where(frame => frame.Kind != CoinbaseKind.Update).Select(frame => frame.Sequence.Value)),
            SpanOf(own.Where(frame => frame.Kind == CoinbaseKind.Match).Select(frame => frame.TradeId.Value)));
    }

    private static long SpanOf(IEnumerable<long> ids)
    {
        var known = ids.ToList();
        return known.Count == 0 ? 0 : known.Max() - known.Min() + 1;
    }

    private static SymbolSpec SpecOf(BookSnapshot book)
    {
        var levels = book.Bids.Concat(book.Asks).ToList();
        var (price, size) = (levels.Max(level => level.Price.Scale), levels.Max(level => level.Quantity.Scale));
        var parts = book.Symbol.Split('-');
        return new SymbolSpec(
            book.Symbol, parts[0], parts[^1], new decimal(1, 0, 0, false, (byte)price), new decimal(1, 0, 0, false, (byte)size),
            MinNotional: 1, price, size, ContractSize: 1);
    }
}
