using System.Buffers.Text;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>
/// Plays a recording in its own rhythm. When it starts over, each book goes from its last state to the first in one
/// depth frame, and all ids go on from where they were: no client can tell a loop from a market that jumps.
/// </summary>
internal sealed class RecordedSource : IMarketSource
{
    /// <summary>The pause between two rounds, in recorded microseconds.</summary>
    private const long RoundPauseMicros = 1_000_000;

    private readonly VenueRecording _recording;
    private readonly PlaybackOptions _options;
    private readonly long _startMicros;
    private readonly Dictionary<string, SymbolIds> _ids;
    private readonly Dictionary<string, int> _depthIntervals = [];
    private readonly HashSet<(string, FrameKind)> _kinds;
    private TapeClock _clock;
    private int _position;
    private int _restartPosition;

    public RecordedSource(VenueRecording recording, PlaybackOptions options, DateTime start)
    {
        _recording = recording;
        _options = options;
        _startMicros = EpochTime.Micros(start);
        _clock = new TapeClock(_startMicros, TapeStart, options.Speed);
        _restartPosition = recording.Books.Count;
        Symbols = [.. recording.Books.Select(book => (SymbolSpecs.Of(Market, book, recording.Frames), book))];
        _ids = recording.Books.ToDictionary(book => book.Symbol, book => new SymbolIds(book.UpdateId));
        _kinds = [.. recording.Frames.Select(frame => (frame.Symbol, frame.Kind))];
        Streams = [.. recording.Frames.Select(frame => frame.Stream).Where(stream => stream.Length > 0).Distinct()];
        foreach (var symbol in _ids.Keys)
            _depthIntervals[symbol] = IntervalOf(symbol);
    }

    public BinanceMarketKind Market => _recording.Market;

    public IReadOnlyList<(SymbolSpec Spec, BookSnapshot Book)> Symbols { get; }

    public IReadOnlyCollection<string> Streams { get; }

    public DateTime? NextTime => _restartPosition < _recording.Books.Count
        ? EpochTime.FromMicros(_clock.ToNow(TapeStart - (RoundPauseMicros / 2)))
        : _position < _recording.Frames.Count
            ? EpochTime.FromMicros(_clock.ToNow(_recording.Frames[_position].Micros + _recording.LeadMicros))
            : null;

    private long TapeStart => _recording.Frames[0].Micros + _recording.LeadMicros;

    public DateTime VenueTime(DateTime now) => _options.KeepsTimes
        ? EpochTime.FromMicros(TapeStart + (long)((EpochTime.Micros(now) - _startMicros) * _options.Speed))
        : now + Skew;

    public TimeSpan Skew { get; set; }

    public int DepthIntervalMs(string symbol) => _depthIntervals[symbol];

    public bool Has(string symbol, FrameKind kind) => _kinds.Contains((symbol, kind));

    public MarketFrame Take()
    {
        var time = NextTime!.Value;
        if (_restartPosition < _recording.Books.Count)
            return TakeRestart(time);
        var frame = _recording.Frames[_position++];
        var result = new MarketFrame(time, frame.Kind, frame.Symbol, Render(frame), frame.Stream);
        if (_position == _recording.Frames.Count && _options.IsLooping)
            StartOver();
        return result;
    }

    private MarketFrame TakeRestart(DateTime time)
    {
        var book = _recording.Books[_restartPosition++];
        var id = _ids[book.Symbol].Restart();
        return new MarketFrame(time, FrameKind.Restart, book.Symbol, [], "", book with { UpdateId = id });
    }

    private void StartOver()
    {
        var tapeEnd = _recording.Frames[^1].Micros + _recording.LeadMicros + RoundPauseMicros;
        _clock = new TapeClock(_clock.ToNow(tapeEnd), TapeStart, _options.Speed);
        _position = 0;
        _restartPosition = 0;
    }

    private byte[] Render(RecordedFrame frame)
    {
        var ids = frame.Symbol.Length == 0 ? null : _ids[frame.Symbol];
        Span<byte> number = stackalloc byte[20];
        var output = new ArrayWriter(frame.Data.Length + 16);
        var from = 0;
        foreach (var slot in frame.Slots)
        {
            output.Write(frame.Data.AsSpan(from, slot.Start - from));
            Utf8Formatter.TryFormat(ValueOf(slot, ids), number, out var length);
            output.Write(number[..length]);
            from = slot.Start + slot.Length;
        }
        output.Write(frame.Data.AsSpan(from));
        ids?.Took(frame);
        return output.ToArray();
    }

    private long ValueOf(in NumberSlot slot, SymbolIds? ids)
    {
        if (slot.Name != SlotName.Time)
            return ids?.Map(slot) ?? slot.Value;
        if (_options.KeepsTimes || slot.Value == 0)
            return slot.Value;
        var micros = EpochTime.ToMicros(slot);
        var now = _clock.ToNow(micros) + (Skew.Ticks / TimeSpan.TicksPerMicrosecond);
        return micros == slot.Value ? now : now / 1000;
    }

    /// <summary>As the recorded stream says: <c>depth@100ms</c>, or the venue's default.</summary>
    private int IntervalOf(string symbol)
    {
        foreach (var frame in _recording.Frames)
        {
            if (frame.Kind == FrameKind.Depth && frame.Symbol == symbol && frame.Stream.Length > 0)
                return StreamName.DepthIntervalMs(Market, frame.Stream[(frame.Stream.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        }
        return Market == BinanceMarketKind.Spot ? 1000 : 250;
    }
}
