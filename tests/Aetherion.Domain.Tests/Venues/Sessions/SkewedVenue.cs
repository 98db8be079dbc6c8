using Aetherion.Domain.Features;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Sessions;

/// <summary>
/// A symbol that is traded twice a second at a venue whose clock may be off and tells its time when it is asked, and the bars that
/// follow.
/// </summary>
internal sealed class SkewedVenue
{
    private const int TicksPerTrade = 5;
    private const string OtherFrame = """{"result":null,"id":1}""";

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly PipelineSink _sink;
    private readonly int _connection;
    private readonly Queue<(int Ticks, string Frame)> _delayed = new();
    private long _updateId = 101;
    private int _tick;

    public SkewedVenue(TimeSpan skew)
    {
        PipelineSink? made = null;
        Bench = new SessionBench(sink: inner => made = new PipelineSink(inner)) { Skew = skew };
        _sink = made!;
        _connection = Bench.GoLive();
        AnswerClock();
    }

    public SessionBench Bench { get; }

    public SymbolPipeline Pipeline => _sink.Pipeline!;

    public IReadOnlyList<Candle> Minutes => _sink.Minutes;

    /// <summary>Whether the venue tells its time when it is asked.</summary>
    public bool TellsTime { get; set; } = true;

    /// <summary>Whether nothing happens with the symbol; the connection lives.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>How long frames take.</summary>
    public int DelayTicks { get; set; }

    /// <summary>Trades that the venue sent.</summary>
    public int TradeCount { get; private set; }

    /// <summary>How often the venue was asked for its time.</summary>
    public int AskedCount { get; private set; }

    /// <summary>The states that the feed was in.</summary>
    public HashSet<(FeedState State, FeedReason Reason)> States { get; } = [];

    /// <summary>Trades that are in no bar, by all that counts them.</summary>
    public long CountedLoss => Bench.Feed.UntimelyTradeCount + Pipeline.LateCount + Pipeline.InvalidCount;

    /// <summary>Trades that are in bars, closed or forming.</summary>
    public long InBars => Minutes.Sum(bar => (long)bar.TradeCount)
        + (Pipeline.TryGetForming(Timeframe.M1, out var forming) ? forming.TradeCount : 0);

    public void Run(TimeSpan time)
    {
        States.Clear();
        for (var end = Bench.Now + time; Bench.Now < end;)
            Step();
    }

    private void Step()
    {
        _tick++;
        Bench.Wait(Tick);
        AnswerClock();
        _delayed.Enqueue((_tick + DelayTicks, IsQuiet ? OtherFrame : Depth()));
        if (!IsQuiet && _tick % TicksPerTrade == 0)
            _delayed.Enqueue((_tick + DelayTicks, Trade()));
        while (_delayed.TryPeek(out var due) && due.Ticks <= _tick)
            Bench.Frame(_connection, _delayed.Dequeue().Frame);
        States.Add((Bench.Feed.State, Bench.Feed.Reason));
    }

    private string Depth() =>
        $$"""{"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":{{Bench.Milliseconds}},"s":"BTCUSDT","U":{{++_updateId}},"u":{{_updateId}},"b":[["99.98","{{_updateId}}"]],"a":[]} }""";

    private string Trade()
    {
        var id = ++TradeCount;
        return $$"""{"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":{{Bench.Milliseconds}},"s":"BTCUSDT","a":{{id}},"p":"100.00","q":"0.5","f":{{id}},"l":{{id}},"T":{{Bench.Milliseconds}},"m":true} }""";
    }

    private void AnswerClock()
    {
        var asked = Bench.Sink.Commands.Count(
            command => command.Kind == VenueCommandKind.Request && command.Text.EndsWith("/time", StringComparison.Ordinal));
        if (!TellsTime || asked == AskedCount)
            return;
        AskedCount = asked;
        Bench.Answer("/time", $$"""{"serverTime":{{Bench.Milliseconds}}}""");
    }
}
