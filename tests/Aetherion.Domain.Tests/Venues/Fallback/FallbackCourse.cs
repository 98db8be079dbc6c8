using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Fallback;

/// <summary>Venues that do what chance says, each with a slow twin of its book in decimals.</summary>
internal sealed class FallbackCourse
{
    private readonly Random _random;
    private readonly Instrument[] _instruments;
    private readonly bool[] _live;
    private readonly SortedDictionary<decimal, decimal>[] _bids;
    private readonly FallbackFeed _feed;
    private DateTime _now = Utc.At(2026, 1, 5, 12, 0);

    public FallbackCourse(int seed, Instrument[] instruments)
    {
        _random = new Random(seed);
        _instruments = instruments;
        _live = new bool[instruments.Length];
        _bids = [.. instruments.Select(_ => new SortedDictionary<decimal, decimal>())];
        _feed = new FallbackFeed(
            new InstrumentId("fallback", "BTC-USD"), [.. instruments.Select(instrument => instrument.Id)],
            new FallbackOptions { SwitchAfter = TimeSpan.FromSeconds(2), ReturnAfter = TimeSpan.FromSeconds(8) }, null,
            default, _now, Sink);
        for (var source = 0; source < instruments.Length; source++)
            _feed.List(source, instruments[source], _now);
    }

    public FallbackSink Sink { get; } = new();

    public void Step()
    {
        _now = _now.AddMilliseconds(_random.Next(20) == 0 ? _random.Next(5_000) : _random.Next(200));
        var source = _random.Next(_instruments.Length);
        var action = _random.Next(100);
        if (!_live[source] && action < 20)
            Begin(source);
        else if (_live[source] && action < 3)
            Lose(source);
        else if (_live[source] && action < 70)
            Change(source);
        else if (action < 80)
            _feed.Take(source, MarketEvent.Of(new Trade(1, _now, _now, AnyPrice(source), new Quantity(1), Side.Sell)), _now);
        else
            _feed.Tick(_now);
    }

    /// <summary>Holds what came out against what is known.</summary>
    public void Check()
    {
        if (Sink.Events.Count > 0)
            Sink.Events[^1].Sequence.ShouldBe(Sink.Events.Count);
        (_feed.Status.State == FeedState.Live).ShouldBe(Sink.Book.State == BookState.Live);
        if (_feed.Status.State != FeedState.Live)
            return;
        var source = Array.FindIndex(_instruments, instrument => instrument.Id == _feed.Status.LastSwitch!.To);
        _live[source].ShouldBeTrue();
        Sink.Book.GetLevels(PriceLadder.LevelsMax).Bids
            .Select(level => (Sink.Instrument!.ToDecimal(level.Price), Sink.Instrument.ToDecimal(level.Quantity)))
            .SequenceEqual(_bids[source].Reverse().Select(pair => (pair.Key, pair.Value)))
            .ShouldBeTrue();
    }

    private void Begin(int source)
    {
        _bids[source].Clear();
        List<PriceLevel> levels = [];
        for (var i = 0; i < 3; i++)
            levels.Add(Set(source));
        _live[source] = true;
        _feed.Take(source, MarketEvent.Snapshot(1, _now, _now, new BookChange([.. levels], [])), _now);
        _feed.SetFeed(source, new VenueFeed(FeedState.Live, FeedReason.None, _now, 0, 0, 0), _now);
    }

    private void Lose(int source)
    {
        _live[source] = false;
        _feed.Take(source, MarketEvent.Snapshot(1, _now, _now, new BookChange([], [])), _now);
        _feed.SetFeed(source, new VenueFeed(FeedState.Stale, FeedReason.Disconnected, _now, 0, 0, 0), _now);
    }

    private void Change(int source) =>
        _feed.Take(source, MarketEvent.Delta(1, _now, _now, new BookChange([Set(source)], [])), _now);

    private PriceLevel Set(int source)
    {
        PriceLevel level = new(AnyPrice(source), new Quantity(_random.Next(1, 4)));
        var instrument = _instruments[source];
        _bids[source][instrument.ToDecimal(level.Price)] = instrument.ToDecimal(level.Quantity);
        return level;
    }

    private Price AnyPrice(int source) => new(_random.Next(1_000, 1_020) + (source * 5_000));
}
