using System.Text.Json;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

public sealed class SymbolPipelineTests
{
    private static readonly Instrument Bitcoin = Known("sim:BTC-USD");
    private static readonly DateTime Start = Utc.At(2024, 3, 7, 23, 50);

    [Fact]
    public void Sequences_of_each_timeframe_count_from_1_without_gaps_and_bars_follow_each_other()
    {
        var bars = Run(new SymbolPipeline(Bitcoin), Events(seed: 1, count: 20_000));
        foreach (var group in bars.GroupBy(b => b.Candle.Timeframe))
        {
            var ordered = group.ToList();
            ordered.Select(b => b.Sequence).ShouldBe(Enumerable.Range(1, ordered.Count).Select(i => (long)i));
            for (var i = 1; i < ordered.Count; i++)
                ordered[i].Candle.OpenTime.ShouldBe(ordered[i - 1].Candle.CloseTime, $"{group.Key} {i}");
        }
        bars.Select(b => b.Candle.Timeframe).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void A_shorter_bar_closes_before_the_longer_one_it_belongs_to()
    {
        var bars = Run(new SymbolPipeline(Bitcoin), Events(seed: 2, count: 5000));
        var minute = bars.First(b => b.Candle.Timeframe == Timeframe.M1);
        var index = bars.IndexOf(minute);
        bars[index - 1].Candle.Timeframe.ShouldBe(Timeframe.S10);
        bars[index - 2].Candle.Timeframe.ShouldBe(Timeframe.S1);
    }

    [Fact]
    public void Empty_seconds_repeat_the_close_while_the_market_is_open()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Process(Trade(1, Start, 100));
        pipeline.Process(Trade(2, Start.AddSeconds(3), 105));
        var seconds = Seconds(pipeline);
        seconds.Count.ShouldBe(3);
        seconds[2].Close.Ticks.ShouldBe(100);
        seconds[2].IsEmpty.ShouldBeTrue();
        seconds[2].TradeCount.ShouldBe(0);
    }

    [Fact]
    public void A_feed_that_fell_silent_is_stale_though_nothing_moves_the_pipelines_clock()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Process(Trade(1, Start, 100));
        pipeline.StatusAt(Start.AddSeconds(5)).State.ShouldBe(FeedState.Live);
        pipeline.StatusAt(Start.AddMinutes(20)).State.ShouldBe(FeedState.Stale);
        pipeline.GetBook(5, Start.AddMinutes(20)).State.ShouldBe(FeedState.Stale);
        pipeline.Status.State.ShouldBe(FeedState.Live, "the past is seen at its own time");
    }

    [Fact]
    public void Nothing_closes_while_the_market_is_closed()
    {
        var pipeline = new SymbolPipeline(Known("sim:AAPL"));
        var close = Utc.At(2024, 3, 8, 21);
        pipeline.Process(Trade(1, close.AddSeconds(-2), 100));
        pipeline.AdvanceTime(close.AddHours(10));
        Seconds(pipeline).Count.ShouldBe(2, "the last two seconds of the session");
        pipeline.LastBarSequence(Timeframe.D1).ShouldBe(1, "the day ends with the session");
        pipeline.Status.State.ShouldBe(FeedState.Closed);
        pipeline.Process(Trade(2, close.AddHours(11), 105)).ShouldBe(TickVerdict.Accepted);
        pipeline.LastPrice.ShouldBe(new Price(105));
        pipeline.ClearClosed();
        var open = Utc.At(2024, 3, 11, 13, 30);
        pipeline.Process(Trade(3, open.AddSeconds(2), 110));
        var seconds = Seconds(pipeline);
        seconds.Select(c => c.OpenTime).ShouldBe([open, open.AddSeconds(1)]);
        seconds[0].Close.Ticks.ShouldBe(100, "trades outside the session form no bar");
    }

    [Fact]
    public void A_silence_within_the_bound_is_filled_and_a_longer_one_restarts_the_features()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        var last = Feed(pipeline, Start, minutes: 100, sequence: 0);
        var silence = last + pipeline.FillMax;
        pipeline.Process(Trade(101, silence, 105));
        pipeline.LastBarSequence(Timeframe.M1).ShouldBe(159);
        pipeline.Closed[^1].Features.IsKnown(Feature.RollingVolatility).ShouldBeTrue();
        pipeline.ClearClosed();
        var before = pipeline.LastBarSequence(Timeframe.S1);
        pipeline.Process(Trade(102, silence.AddHours(3), 106));
        pipeline.AdvanceTime(silence.AddHours(3).AddMinutes(1));
        pipeline.LastBarSequence(Timeframe.S1).ShouldBeLessThan(before + 70, "the outage has no bars");
        var minutes = pipeline.Closed.ToArray().Where(b => b.Candle.Timeframe == Timeframe.M1).ToList();
        minutes.Count.ShouldBe(2, "the one before the outage and the one after it");
        minutes[0].Features.IsKnown(Feature.LogReturn).ShouldBeTrue();
        minutes[1].Features.IsKnown(Feature.LogReturn).ShouldBeFalse("windows start anew");
        minutes[1].Sequence.ShouldBe(minutes[0].Sequence + 1);
    }

    [Fact]
    public void A_gap_in_the_sequence_makes_the_book_await_a_snapshot()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Process(Snapshot(1, Start));
        pipeline.Status.State.ShouldBe(FeedState.Live);
        pipeline.Process(Trade(3, Start, 100)).ShouldBe(TickVerdict.AcceptedAfterGap);
        pipeline.Status.State.ShouldBe(FeedState.Syncing);
        pipeline.GetBook(5).Bids.ShouldBeEmpty();
        pipeline.Process(Snapshot(4, Start));
        pipeline.Status.State.ShouldBe(FeedState.Live);
        pipeline.Status.GapCount.ShouldBe(1);
    }

    [Fact]
    public void A_snapshot_without_levels_takes_the_book_back_until_the_next_one()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        var book = new BookChange([new(new(100), new(5))], [new(new(101), new(5))]);
        pipeline.Process(MarketEvent.Snapshot(1, Start, Start, book));
        pipeline.GetBook(5).State.ShouldBe(FeedState.Live);
        pipeline.Process(MarketEvent.Snapshot(2, Start, Start, new BookChange([], [])));
        pipeline.GetBook(5).State.ShouldBe(FeedState.Syncing);
        pipeline.GetBook(5).Bids.ShouldBeEmpty();
        pipeline.Status.GapCount.ShouldBe(0);
        pipeline.Process(MarketEvent.Delta(3, Start, Start, book));
        pipeline.GetBook(5).State.ShouldBe(FeedState.Syncing, "a change is no book");
        pipeline.Process(MarketEvent.Snapshot(4, Start, Start, book));
        pipeline.GetBook(5).State.ShouldBe(FeedState.Live);
    }

    [Fact]
    public void A_book_has_both_times_of_its_last_event_and_after_a_restart_ours_from_the_next_on()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.GetBook(5).ReceivedTime.ShouldBeNull();
        pipeline.Process(Snapshot(1, Start));
        var received = Start.AddMilliseconds(7);
        pipeline.Process(MarketEvent.Delta(2, Start.AddMilliseconds(5), received, new BookChange([], [])));

        var book = pipeline.GetBook(5);
        (book.EventTime, book.ReceivedTime).ShouldBe((Start.AddMilliseconds(5), received));
        var restored = new SymbolPipeline(Bitcoin);
        restored.Restore(pipeline.Save());
        restored.GetBook(5).ReceivedTime.ShouldBeNull();
        restored.GetBook(5).EventTime.ShouldBe(book.EventTime);
        restored.Process(Snapshot(3, Start.AddMilliseconds(9)));
        restored.GetBook(5).ReceivedTime.ShouldNotBeNull();
    }

    [Fact]
    public void A_book_that_was_never_seen_is_not_live_though_the_bars_are()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Process(Trade(1, Start, 100));
        pipeline.Status.State.ShouldBe(FeedState.Live);
        pipeline.GetBook(5).State.ShouldBe(FeedState.Syncing);
        pipeline.Process(Snapshot(2, Start));
        pipeline.GetBook(5).State.ShouldBe(FeedState.Live);
    }

    [Fact]
    public void A_silent_feed_turns_stale()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Status.State.ShouldBe(FeedState.Syncing);
        pipeline.Process(Trade(1, Start, 100));
        pipeline.AdvanceTime(Start + SymbolPipeline.StaleAfter);
        pipeline.Status.State.ShouldBe(FeedState.Live);
        pipeline.AdvanceTime(Start + SymbolPipeline.StaleAfter + TimeSpan.FromSeconds(1));
        pipeline.Status.State.ShouldBe(FeedState.Stale);
    }

    [Fact]
    public void A_market_that_rests_is_closed_though_nothing_was_seen_of_it_yet()
    {
        var pipeline = new SymbolPipeline(InstrumentCatalog.Simulated().Active.First(i => i.Market == Market.Nse));
        var saturday = new DateTime(2024, 5, 25, 12, 0, 0, DateTimeKind.Utc);
        pipeline.Status.State.ShouldBe(FeedState.Syncing);
        pipeline.StatusAt(saturday).State.ShouldBe(FeedState.Closed);
        pipeline.StatusAt(saturday.AddDays(2).AddHours(-6)).State.ShouldBe(FeedState.Syncing, "it is open on Monday morning");
    }

    [Fact]
    public void A_late_trade_changes_no_bar_and_one_within_the_grace_counts_into_the_forming_bar()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Process(Trade(1, Start, 100));
        pipeline.Process(Trade(2, Start.AddSeconds(1), 101));
        pipeline.Process(Trade(3, Start.AddSeconds(0.8), 90)).ShouldBe(TickVerdict.Accepted);
        pipeline.Process(Trade(4, Start.AddSeconds(0.2), 50)).ShouldBe(TickVerdict.Late);
        pipeline.TryGetForming(Timeframe.M1, out var minute).ShouldBeTrue();
        (minute.High.Ticks, minute.Low.Ticks, minute.TradeCount).ShouldBe((101, 90, 3));
        pipeline.Status.LateCount.ShouldBe(1);
    }

    [Fact]
    public void Book_features_are_those_at_the_close_of_the_bar()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Process(Snapshot(1, Start));
        pipeline.Process(Trade(2, Start, 100));
        var next = Start.AddSeconds(1);
        pipeline.Process(MarketEvent.Delta(3, next, next, Levels([(99, 0), (98, 7)], [])));
        pipeline.Closed[0].Features[Feature.BookImbalance].ShouldBe(1.0 / 3);
        pipeline.Process(Trade(4, Start.AddSeconds(2), 100));
        pipeline.Closed[1].Features[Feature.BookImbalance].ShouldBe(5.0 / 9);
    }

    [Fact]
    public void Quotes_stand_in_for_a_book()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Process(Trade(1, Start, 100));
        pipeline.Process(MarketEvent.Of(new Quote(
            2, Start, Start, new Price(99), new Quantity(3), new Price(101), new Quantity(1))));
        pipeline.AdvanceTime(Start.AddSeconds(1));
        var features = pipeline.Closed[0].Features;
        features[Feature.BookImbalance].ShouldBe(0.5);
        features[Feature.QuotedSpread].ShouldBe(0.02);
        features[Feature.WeightedMid]!.Value.ShouldBe(1.005, 1e-12);
    }

    [Fact]
    public void Bars_of_a_file_come_out_as_they_went_in_and_roll_up()
    {
        var pipeline = new SymbolPipeline(BarSeries.Bitcoin);
        var bars = BarSeries.Random(6, 3000);
        var closed = new List<ClosedBar>();
        foreach (var bar in bars)
        {
            pipeline.AddBar(bar).ShouldBe(TickVerdict.Accepted);
            closed.AddRange(pipeline.Closed);
            pipeline.ClearClosed();
        }
        closed.Where(b => b.Candle.Timeframe == Timeframe.M1).Select(b => b.Candle).ShouldBe(bars);
        var hours = closed.Where(b => b.Candle.Timeframe == Timeframe.H1).Select(b => b.Candle).ToList();
        hours.Count.ShouldBe(50);
        hours[7].Volume.Lots.ShouldBe(bars.Skip(7 * 60).Take(60).Sum(b => b.Volume.Lots));
        hours[7].High.Ticks.ShouldBe(bars.Skip(7 * 60).Take(60).Where(b => !b.IsEmpty).Max(b => b.High.Ticks));
        closed.ShouldNotContain(b => b.Candle.Timeframe < Timeframe.M1);
        pipeline.AddBar(bars[^1]).ShouldBe(TickVerdict.Duplicate);
    }

    [Fact]
    public void Features_of_the_pipeline_are_those_of_an_extractor_alone()
    {
        var pipeline = new SymbolPipeline(BarSeries.Bitcoin);
        var extractor = new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1);
        foreach (var bar in BarSeries.Random(8, 500))
        {
            pipeline.AddBar(bar);
            pipeline.Closed[0].Features.ShouldBe(extractor.Update(bar));
            pipeline.ClearClosed();
        }
    }

    [Fact]
    public void Bars_of_another_timeframe_or_at_an_odd_time_are_refused()
    {
        var pipeline = new SymbolPipeline(BarSeries.Bitcoin);
        var bar = BarSeries.Random(6, 1)[0];
        pipeline.AddBar(bar);
        Should.Throw<InvalidOperationException>(() => pipeline.AddBar(bar with { Timeframe = Timeframe.M5 }));
        Should.Throw<ArgumentException>(() => pipeline.AddBar(bar with { OpenTime = bar.OpenTime.AddSeconds(90) }));
    }

    [Fact]
    public void A_filter_sees_each_bar_of_its_timeframe_and_starts_anew_after_an_outage()
    {
        var filters = new Dictionary<Timeframe, CountingFilter>();
        var pipeline = new SymbolPipeline(Bitcoin, t => filters[t] = new CountingFilter());
        filters.Keys.ShouldBe(Timeframes.WithRegimes, ignoreOrder: true);
        var last = Feed(pipeline, Start, minutes: 10, sequence: 0);
        pipeline.Closed[^1].Posterior.Count.ShouldBe(2);
        filters[Timeframe.M1].Count.ShouldBe(9);
        pipeline.Process(Trade(11, last.AddHours(5), 100));
        filters[Timeframe.M1].Count.ShouldBe(0);
        filters[Timeframe.D1].Count.ShouldBe(1, "no day was lost");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_restored_pipeline_goes_on_bit_by_bit(int seed)
    {
        var events = Events(seed, 12_000);
        var expected = Run(NewPipeline(), events);
        var random = new Random(seed);
        var pipeline = NewPipeline();
        var actual = new List<ClosedBar>();
        for (var i = 0; i < events.Count; i++)
        {
            if (random.Next(400) == 0)
            {
                var json = JsonSerializer.Serialize(pipeline.Save());
                pipeline = NewPipeline();
                pipeline.Restore(JsonSerializer.Deserialize<PipelineState>(json)!);
            }
            pipeline.Process(events[i]);
            actual.AddRange(pipeline.Closed);
            pipeline.ClearClosed();
        }
        actual.SequenceEqual(expected).ShouldBeTrue();

        static SymbolPipeline NewPipeline() => new(Bitcoin, _ => new CountingFilter());
    }

    [Fact]
    public void A_state_can_be_read_where_a_filter_was_added_or_taken_away()
    {
        var with = new SymbolPipeline(Bitcoin, _ => new CountingFilter());
        Feed(with, Start, minutes: 10, sequence: 0);
        var without = new SymbolPipeline(Bitcoin);
        without.Restore(with.Save());
        without.LastBarSequence(Timeframe.M1).ShouldBe(9);
        with.Restore(without.Save());
        with.AdvanceTime(Start.AddMinutes(10));
        with.Closed[^1].Posterior.Count.ShouldBe(2);
    }

    [Fact]
    public void A_state_of_another_symbol_or_version_or_cut_short_is_refused()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        pipeline.Process(Trade(1, Start, 100));
        var state = pipeline.Save();
        Should.Throw<InvalidDataException>(() => new SymbolPipeline(Known("sim:SPY")).Restore(state));
        Should.Throw<InvalidDataException>(() => new SymbolPipeline(Bitcoin).Restore(state with { Version = 99 }));
        Should.Throw<InvalidDataException>(
            () => new SymbolPipeline(Bitcoin).Restore(state with { Data = state.Data[..^9] }));
        Should.Throw<InvalidDataException>(() => new SymbolPipeline(Bitcoin).Restore(state with { Data = [] }));
        var options = FeatureOptions.Default with { RegimeWindow = 600 };
        Should.Throw<InvalidDataException>(() => new SymbolPipeline(Bitcoin, null, options).Restore(state));
    }

    [Fact]
    public void A_state_with_any_byte_changed_is_refused()
    {
        var random = new Random(2);
        var pipeline = new SymbolPipeline(Bitcoin);
        Feed(pipeline, Start, minutes: 3, sequence: 0);
        var state = pipeline.Save();
        for (var i = 0; i < 200; i++)
        {
            var data = (byte[])state.Data.Clone();
            data[random.Next(data.Length)] ^= (byte)random.Next(1, 256);
            Should.Throw<InvalidDataException>(
                () => new SymbolPipeline(Bitcoin).Restore(state with { Data = data }));
        }
    }

    [Fact]
    public void Events_go_on_after_bars_of_seconds()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        var bars = BarSeries.Random(4, 600, Timeframe.S1);
        foreach (var bar in bars)
            pipeline.AddBar(bar).ShouldBe(TickVerdict.Accepted);
        var time = bars[^1].CloseTime.AddSeconds(0.4);
        pipeline.ClearClosed();
        pipeline.Process(Trade(1, time, 4_000_000)).ShouldBe(TickVerdict.Accepted);
        pipeline.AdvanceTime(time.AddSeconds(1));
        Seconds(pipeline)[0].OpenTime.ShouldBe(bars[^1].CloseTime);
        pipeline.Closed[0].Sequence.ShouldBe(601);
        pipeline.Closed[0].Features.IsKnown(Feature.Momentum5m).ShouldBeTrue("the windows go on");
    }

    [Theory]
    [InlineData("sim:BTC-USD")]
    [InlineData("sim:AAPL")]
    public void Missing_bars_are_filled_as_the_gap_filler_fills_them(string symbol)
    {
        var instrument = Known(symbol);
        var aligner = new BarAligner(TradingCalendar.Of(instrument.Market));
        var random = new Random(12);
        var open = Utc.At(2024, 3, 6);
        var bars = new List<Candle>();
        foreach (var bar in BarSeries.Random(12, 900).Where(b => !b.IsEmpty))
        {
            for (var skip = random.Next(20) == 0 ? random.Next(1, 90) : 1; skip > 0; skip--)
                open = aligner.NextBar(Timeframe.M1, open).Open;
            bars.Add(bar with { OpenTime = open });
        }
        var filled = GapFiller.Fill(bars, aligner).ToList();
        filled.Count.ShouldBeGreaterThan(bars.Count);
        AddBars(new SymbolPipeline(instrument), bars).SequenceEqual(AddBars(new SymbolPipeline(instrument), filled))
            .ShouldBeTrue();
    }

    [Theory]
    [InlineData("sim:TCS")]
    [InlineData("sim:BTC-USD")]
    public void A_pipeline_of_bars_goes_on_bit_by_bit_over_sessions(string symbol)
    {
        var instrument = Known(symbol);
        var aligner = new BarAligner(TradingCalendar.Of(instrument.Market));
        var open = Utc.At(2024, 3, 6);
        var bars = BarSeries.Random(13, 1200).Select(b =>
        {
            open = aligner.NextBar(Timeframe.M1, open).Open;
            return b with { OpenTime = open };
        }).ToList();
        var expected = AddBars(new SymbolPipeline(instrument), bars);
        for (var cut = 1; cut < bars.Count; cut += 151)
        {
            var first = new SymbolPipeline(instrument);
            var actual = AddBars(first, bars[..cut]);
            var second = new SymbolPipeline(instrument);
            second.Restore(first.Save());
            actual.AddRange(AddBars(second, bars[cut..]));
            actual.SequenceEqual(expected).ShouldBeTrue($"cut at {cut}");
        }
    }

    [Fact]
    public void Nothing_is_allocated_per_trade_or_bar_in_the_steady_state()
    {
        var pipeline = new SymbolPipeline(Bitcoin, _ => new CountingFilter());
        var events = Events(seed: 4, count: 40_000).ToArray();
        Pump(pipeline, events.AsSpan(0, 20_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pump(pipeline, events.AsSpan(20_000));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Processing_stops_while_too_many_closed_bars_wait()
    {
        var pipeline = new SymbolPipeline(Bitcoin);
        var events = Enumerable.Range(1, 400).Select(i => Trade(i, Start.AddMinutes(i), 100)).ToArray();
        var taken = pipeline.Process(events);
        taken.ShouldBeLessThan(events.Length);
        pipeline.Closed.Length.ShouldBeGreaterThanOrEqualTo(SymbolPipeline.ClosedMax);
        Pump(pipeline, events.AsSpan(taken));
        pipeline.LastSequence.ShouldBe(400);
    }

    private static void Pump(SymbolPipeline pipeline, ReadOnlySpan<MarketEvent> events)
    {
        while (events.Length > 0)
        {
            events = events[pipeline.Process(events)..];
            pipeline.ClearClosed();
        }
    }

    private static List<ClosedBar> Run(SymbolPipeline pipeline, List<MarketEvent> events)
    {
        var bars = new List<ClosedBar>();
        foreach (var marketEvent in events)
        {
            pipeline.Process(marketEvent);
            bars.AddRange(pipeline.Closed);
            pipeline.ClearClosed();
        }
        return bars;
    }

    private static List<ClosedBar> AddBars(SymbolPipeline pipeline, List<Candle> bars)
    {
        var closed = new List<ClosedBar>();
        foreach (var bar in bars)
        {
            pipeline.AddBar(bar).ShouldBe(TickVerdict.Accepted);
            closed.AddRange(pipeline.Closed);
            pipeline.ClearClosed();
        }
        return closed;
    }

    private static DateTime Feed(SymbolPipeline pipeline, DateTime start, int minutes, long sequence)
    {
        for (var i = 0; i < minutes; i++)
            pipeline.Process(Trade(++sequence, start.AddMinutes(i), 100 + (i % 3)));
        return start.AddMinutes(minutes - 1);
    }

    private static List<Candle> Seconds(SymbolPipeline pipeline) =>
        [.. pipeline.Closed.ToArray().Select(b => b.Candle).Where(c => c.Timeframe == Timeframe.S1)];

    private static List<MarketEvent> Events(int seed, int count)
    {
        var random = new Random(seed);
        var time = Start;
        var price = 6_000_000L;
        var events = new List<MarketEvent> { Snapshot(1, time, price) };
        for (var i = 2; i <= count; i++)
        {
            time = time.AddMilliseconds(random.Next(0, random.Next(60) == 0 ? 120_000 : 700));
            price += random.Next(-40, 41);
            events.Add(random.Next(5) == 0
                ? Snapshot(i, time, price)
                : Trade(i, time, price, random.Next(1, 100_000), (Side)random.Next(2)));
        }
        return events;
    }

    private static MarketEvent Snapshot(long sequence, DateTime time, long mid = 100) =>
        MarketEvent.Snapshot(sequence, time, time, Levels([(mid - 1, 4)], [(mid + 1, 2)]));

    private static BookChange Levels((long Price, long Lots)[] bids, (long Price, long Lots)[] asks) => new(
        [.. bids.Select(l => new PriceLevel(new Price(l.Price), new Quantity(l.Lots)))],
        [.. asks.Select(l => new PriceLevel(new Price(l.Price), new Quantity(l.Lots)))]);

    private static MarketEvent Trade(long sequence, DateTime time, long price, long lots = 1, Side side = Side.Buy) =>
        MarketEvent.Of(new Trade(sequence, time, time, new Price(price), new Quantity(lots), side));

    private static Instrument Known(string id) => InstrumentCatalog.Simulated().Get(InstrumentId.Parse(id));
}
