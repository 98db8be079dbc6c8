using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Domain.OrderBooks;
using Aetherion.Domain.Simulation;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Simulation;

public sealed class MarketSimulatorTests
{
    private static readonly DateTime Monday = Utc.At(2024, 5, 6);
    private static readonly Instrument Bitcoin = Known("sim:BTC-USD");

    [Fact]
    public void The_same_seed_gives_the_same_events_and_another_one_others()
    {
        var first = Events(Simulator(Bitcoin, seed: 3), 3000);
        Frame(Events(Simulator(Bitcoin, seed: 3), 3000)).ShouldBe(Frame(first));
        Frame(Events(Simulator(Bitcoin, seed: 4), 3000)).ShouldNotBe(Frame(first));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bars()
    {
        var first = Simulator(Bitcoin, seed: 3).Bars(Timeframe.M1, Monday.AddDays(1)).ToList();
        first.Count.ShouldBe(1440);
        Simulator(Bitcoin, seed: 3).Bars(Timeframe.M1, Monday.AddDays(1)).ShouldBe(first);
    }

    [Theory]
    [InlineData("sim:BTC-USD", 1000)]
    [InlineData("sim:BTC-USD", 2)]
    [InlineData("sim:SIM077-USD", 1000)]
    [InlineData("sim:NVDA", 100)]
    [InlineData("sim:TCS", 1000)]
    public void Live_events_are_complete_in_order_and_never_break_the_book(string symbol, int intervalMs)
    {
        var instrument = Known(symbol);
        var pipeline = new SymbolPipeline(instrument);
        var simulator = Simulator(instrument, seed: 5, interval: TimeSpan.FromMilliseconds(intervalMs));
        var trades = 0;
        var previous = DateTime.MinValue;
        for (var i = 0; i < 60_000; i++)
        {
            var marketEvent = simulator.Next();
            if (marketEvent.Kind == MarketEventKind.Trade)
            {
                trades++;
                ShouldHitTheBook(pipeline.Book, marketEvent.Trade);
            }
            pipeline.Process(marketEvent).ShouldBe(TickVerdict.Accepted);
            pipeline.Book.State.ShouldBe(BookState.Live);
            (marketEvent.EventTime > previous).ShouldBeTrue();
            previous = marketEvent.EventTime;
            pipeline.ClearClosed();
        }
        pipeline.LastSequence.ShouldBe(60_000);
        trades.ShouldBeInRange(20_000, 40_000);
        var (bids, asks) = pipeline.Book.GetLevels(50);
        bids.Length.ShouldBeInRange(10, 20);
        asks.Length.ShouldBeInRange(10, 20);
    }

    [Theory]
    [InlineData("sim:AAPL")]
    [InlineData("sim:RELIANCE")]
    public void Nothing_happens_outside_the_session_and_each_one_begins_with_a_snapshot(string symbol)
    {
        var instrument = Known(symbol);
        var calendar = TradingCalendar.Of(instrument.Market);
        var simulator = Simulator(instrument, seed: 1, interval: TimeSpan.FromSeconds(20));
        var dates = new HashSet<DateOnly>();
        while (simulator.NextEventTime < Monday.AddDays(8))
        {
            var marketEvent = simulator.Next();
            var session = calendar.SessionAt(marketEvent.EventTime).ShouldNotBeNull($"{marketEvent.EventTime:u}");
            if (dates.Add(session.Date))
            {
                marketEvent.Kind.ShouldBe(MarketEventKind.BookSnapshot);
                marketEvent.EventTime.ShouldBe(session.Open);
            }
        }
        dates.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("sim:AAPL", 390)]
    [InlineData("sim:TCS", 375)]
    public void Bars_cover_the_session_and_nothing_else(string symbol, int minutes)
    {
        var instrument = Known(symbol);
        var bars = Simulator(instrument, seed: 1).Bars(Timeframe.M1, Monday.AddDays(4.9)).ToList();
        bars.Count.ShouldBe(minutes * 5);
        var calendar = TradingCalendar.Of(instrument.Market);
        bars.ShouldAllBe(b => calendar.IsOpen(b.Candle.OpenTime));
    }

    [Fact]
    public void Bars_are_possible_and_their_path_goes_on_in_the_events()
    {
        var simulator = Simulator(Bitcoin, seed: 8);
        var bars = simulator.Bars(Timeframe.S1, Monday.AddHours(3)).Select(b => b.Candle).ToList();
        bars.Count.ShouldBe(3 * 3600);
        foreach (var bar in bars)
        {
            (bar.Low.Ticks > 0 && bar.Low <= bar.Open && bar.Low <= bar.Close).ShouldBeTrue();
            (bar.High >= bar.Open && bar.High >= bar.Close).ShouldBeTrue();
            (bar.BuyVolume <= bar.Volume).ShouldBeTrue();
            bar.IsEmpty.ShouldBe(bar.TradeCount == 0);
        }
        simulator.NextEventTime.ShouldBe(Monday.AddHours(3));
        var snapshot = simulator.Next();
        snapshot.Kind.ShouldBe(MarketEventKind.BookSnapshot);
        snapshot.Sequence.ShouldBe(1);
        var relative = (double)snapshot.Book!.Bids[0].Price.Ticks / bars[^1].Close.Ticks;
        relative.ShouldBe(1, 0.002);
    }

    [Fact]
    public void It_goes_on_from_a_time_a_price_and_a_sequence()
    {
        var simulator = new MarketSimulator(
            Bitcoin, SimulatorParameters.For(Bitcoin), 9, Monday, price: 43_210.12m, firstSequence: 501);
        var snapshot = simulator.Next();
        snapshot.Sequence.ShouldBe(501);
        snapshot.EventTime.ShouldBe(Monday);
        Bitcoin.ToDecimal(snapshot.Book!.Bids[0].Price).ShouldBe(43_210.12m, 3m);
    }

    [Fact(Explicit = true)]
    public void Bars_made_whole_and_bars_of_single_trades_agree_in_distribution()
    {
        var end = Monday.AddDays(2);
        var whole = new Summary();
        var seconds = new Summary();
        var live = new Summary();
        for (var seed = 0UL; seed < 6; seed++)
        {
            whole.Add(Calm(seed).Bars(Timeframe.M1, end).Select(b => b.Candle));
            seconds.Add(RollUp(t => Calm(seed + 100).Bars(Timeframe.S1, end).Select(b => b.Candle).ToList()
                .ForEach(c => Drain(t, () => t.Pipeline.AddBar(c)))));
            live.Add(RollUp(t => Pump(Calm(seed + 200), end, t)));
        }
        foreach (var (name, other) in (ReadOnlySpan<(string, Summary)>)[("seconds", seconds), ("live", live)])
        {
            other.Deviation.ShouldBe(whole.Deviation, whole.Deviation * 0.1, name);
            other.Range.ShouldBe(whole.Range, whole.Range * 0.1, name);
            other.Volume.ShouldBe(whole.Volume, whole.Volume * 0.15, name);
            other.TradeCount.ShouldBe(whole.TradeCount, whole.TradeCount * 0.15, name);
        }
    }

    [Fact]
    public void Regimes_differ_as_their_parameters_say()
    {
        var parameters = SimulatorParameters.For(Bitcoin);
        var counts = new Dictionary<Regime, int>();
        var squares = new Dictionary<Regime, double>();
        var moves = new Dictionary<Regime, double>();
        var volumes = new Dictionary<Regime, double>();
        for (var seed = 0UL; seed < 12; seed++)
        {
            var bars = Simulator(Bitcoin, seed).Bars(Timeframe.M1, Monday.AddDays(30)).ToList();
            for (var i = 1; i < bars.Count; i++)
            {
                var change = Math.Log((double)bars[i].Candle.Close.Ticks / bars[i - 1].Candle.Close.Ticks);
                var regime = bars[i].Regime;
                counts[regime] = counts.GetValueOrDefault(regime) + 1;
                squares[regime] = squares.GetValueOrDefault(regime) + (change * change);
                moves[regime] = moves.GetValueOrDefault(regime) + change;
                volumes[regime] = volumes.GetValueOrDefault(regime) + bars[i].Candle.Volume.Lots;
            }
        }
        double Deviation(Regime r) => Math.Sqrt(squares[r] / counts[r]);
        double Volume(Regime r) => volumes[r] / counts[r];
        (Deviation(Regime.Crisis) / Deviation(Regime.Sideways)).ShouldBeInRange(3, 5);
        (moves[Regime.Bull] / counts[Regime.Bull]).ShouldBe(parameters.Bull.Drift, 0.00002);
        (moves[Regime.Bear] / counts[Regime.Bear]).ShouldBe(parameters.Bear.Drift, 0.00002);
        (Volume(Regime.Crisis) / Volume(Regime.Sideways)).ShouldBe(3.2, 0.3);
        var occupancy = parameters.Occupancy();
        for (var i = 0; i < SimulatorParameters.Regimes.Length; i++)
        {
            var share = (double)counts[SimulatorParameters.Regimes[i]] / counts.Values.Sum();
            share.ShouldBe(occupancy[i], 0.04, $"{SimulatorParameters.Regimes[i]}");
        }
        var total = Math.Sqrt(squares.Values.Sum() / counts.Values.Sum() * 365 * 1440);
        total.ShouldBeInRange(0.2, 0.6, "annual volatility of minutes");
    }

    [Fact]
    public void Returns_have_fat_tails_and_volume_goes_with_volatility()
    {
        var bars = Calm(seed: 1).Bars(Timeframe.M1, Monday.AddDays(60)).Select(b => b.Candle).ToList();
        var returns = bars.Skip(1).Zip(bars, (b, a) => Math.Log((double)b.Close.Ticks / a.Close.Ticks)).ToArray();
        var variance = returns.Average(r => r * r);
        (returns.Average(r => r * r * r * r) / variance / variance).ShouldBeGreaterThan(4.5, "a normal one has 3");
        var volumes = bars.Skip(1).Select(b => (double)b.Volume.Lots).ToArray();
        Correlation([.. returns.Select(Math.Abs)], volumes).ShouldBeGreaterThan(0.15);
    }

    [Fact]
    public void A_session_is_livelier_at_its_ends_than_between()
    {
        var bars = Simulator(Known("sim:SPY"), seed: 2).Bars(Timeframe.M1, Monday.AddDays(120));
        var calendar = TradingCalendar.Of(Market.Us);
        var byPart = bars.Select(b => b.Candle).ToLookup(c =>
        {
            var minute = (c.OpenTime - calendar.SessionAt(c.OpenTime)!.Value.Open).TotalMinutes;
            return minute is < 60 or >= 330;
        });
        double Volume(bool isEnd) => byPart[isEnd].Average(c => (double)c.Volume.Lots);
        double Range(bool isEnd) => byPart[isEnd].Average(c => (double)(c.High.Ticks - c.Low.Ticks) / c.Open.Ticks);
        (Volume(true) / Volume(false)).ShouldBeGreaterThan(1.3);
        (Range(true) / Range(false)).ShouldBeGreaterThan(1.3);
    }

    [Fact]
    public void A_snapshot_comes_again_within_a_thousand_events()
    {
        var since = 0;
        foreach (var marketEvent in Events(Simulator(Bitcoin, seed: 6, interval: TimeSpan.FromMilliseconds(2)), 10_000))
        {
            since = marketEvent.Kind == MarketEventKind.BookSnapshot ? 0 : since + 1;
            since.ShouldBeLessThan(1000);
        }
    }

    [Fact]
    public void Large_orders_walk_the_book()
    {
        var simulator = Simulator(Bitcoin, seed: 6);
        var trades = Events(simulator, 20_000);
        var walks = 0;
        for (var i = 1; i < trades.Count; i++)
        {
            if (trades[i].Kind != MarketEventKind.Trade || trades[i - 1].Kind != MarketEventKind.Trade)
                continue;
            var (before, after) = (trades[i - 1].Trade, trades[i].Trade);
            walks += before.Aggressor == after.Aggressor && before.Price != after.Price ? 1 : 0;
        }
        walks.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Regimes_last_tens_to_hundreds_of_minutes()
    {
        var dwells = new List<int>();
        for (var seed = 0UL; seed < 4; seed++)
        {
            var bars = Simulator(Bitcoin, seed).Bars(Timeframe.M1, Monday.AddDays(30));
            var regimes = bars.Select(b => b.Regime).ToList();
            var start = 0;
            for (var i = 1; i < regimes.Count; i++)
            {
                if (regimes[i] == regimes[i - 1])
                    continue;
                if (start > 0)
                    dwells.Add(i - start);
                start = i;
            }
        }
        dwells.Min().ShouldBeGreaterThanOrEqualTo(20);
        dwells.Average().ShouldBeInRange(110, 180);
        dwells.Max().ShouldBeGreaterThan(400);
    }

    [Theory]
    [InlineData("sim:BTC-USD")]
    [InlineData("sim:MSFT")]
    [InlineData("sim:SIM050-USD")]
    public void The_filter_with_the_true_parameters_knows_the_regime_most_of_the_time(string symbol)
    {
        var instrument = Known(symbol);
        var parameters = SimulatorParameters.For(instrument);
        var right = 0;
        var count = 0;
        for (var seed = 0UL; seed < 4; seed++)
        {
            var filter = new OracleFilter(parameters, instrument);
            var bars = Simulator(instrument, seed).Bars(Timeframe.M1, Monday.AddDays(14)).ToList();
            for (var i = 1; i < bars.Count; i++)
            {
                if (bars[i].Candle.OpenTime - bars[i - 1].Candle.OpenTime > TimeSpan.FromMinutes(1))
                    continue;
                right += filter.Update(bars[i - 1].Candle, bars[i].Candle) == bars[i].Regime ? 1 : 0;
                count++;
            }
        }
        ((double)right / count).ShouldBeInRange(0.85, 0.96);
    }

    [Fact]
    public void Shifted_parameters_move_what_they_say_and_nothing_else()
    {
        var parameters = SimulatorParameters.For(Bitcoin);
        var shifted = parameters.Shift(volatility: 1.5, drift: 0.5, dwell: 2, volume: 0);
        shifted.Crisis.Volatility.ShouldBe(parameters.Crisis.Volatility * 1.5);
        shifted.Bull.Drift.ShouldBe(parameters.Bull.Drift / 2);
        shifted.Sideways.MeanDwellMinutes.ShouldBe(parameters.Sideways.MeanDwellMinutes * 2);
        shifted.Crisis.VolumeFactor.ShouldBe(1);
        shifted.Transitions.ShouldBe(parameters.Transitions);
        shifted.StartPrice.ShouldBe(parameters.StartPrice);
    }

    [Fact]
    public void Transitions_are_probabilities_and_occupancy_is_their_long_run()
    {
        var parameters = SimulatorParameters.For(Bitcoin);
        foreach (var row in parameters.Transitions)
            row.Sum().ShouldBe(1, 1e-12);
        parameters.Occupancy().Sum().ShouldBe(1, 1e-12);
    }

    private static void ShouldHitTheBook(OrderBook book, in Trade trade)
    {
        var best = (trade.Aggressor == Side.Buy ? book.BestAsk : book.BestBid).ShouldNotBeNull();
        // A walking order may be past the best level, which the next change of the book will show as eaten.
        var ladder = trade.Aggressor == Side.Buy ? book.Asks : book.Bids;
        ladder.QuantityAt(trade.Price).Lots.ShouldBeGreaterThan(0, $"{trade} against best {best}");
        trade.Quantity.Lots.ShouldBeLessThanOrEqualTo(ladder.QuantityAt(trade.Price).Lots);
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var covariance = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return covariance / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }

    private static MarketSimulator Calm(ulong seed)
    {
        // One regime without jumps, so that few days are enough to compare.
        var parameters = SimulatorParameters.For(Bitcoin);
        var only = parameters.Bull with { Drift = 0, JumpsPerHour = 0 };
        return new MarketSimulator(
            Bitcoin,
            parameters with { Bull = only, Bear = only, Sideways = only, Crisis = only },
            seed,
            Monday);
    }

    private static List<Candle> RollUp(Action<(SymbolPipeline Pipeline, List<Candle> Minutes)> feed)
    {
        var minutes = new List<Candle>();
        feed((new SymbolPipeline(Bitcoin), minutes));
        return minutes;
    }

    private static void Pump(MarketSimulator simulator, DateTime end, (SymbolPipeline, List<Candle>) target)
    {
        while (simulator.NextEventTime < end)
        {
            var marketEvent = simulator.Next();
            Drain(target, () => target.Item1.Process(marketEvent));
        }
    }

    private static void Drain((SymbolPipeline Pipeline, List<Candle> Minutes) target, Action feed)
    {
        feed();
        foreach (var bar in target.Pipeline.Closed)
        {
            if (bar.Candle.Timeframe == Timeframe.M1)
                target.Minutes.Add(bar.Candle);
        }
        target.Pipeline.ClearClosed();
    }

    private static List<MarketEvent> Events(MarketSimulator simulator, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => simulator.Next())];

    private static byte[] Frame(List<MarketEvent> events) =>
        MarketEventFrame.Encode(new MarketEventBatch(new SymbolKey(Bitcoin.Id), [.. events]));

    private static MarketSimulator Simulator(Instrument instrument, ulong seed, TimeSpan? interval = null) =>
        new(instrument, SimulatorParameters.For(instrument), seed, Monday, tickInterval: interval);

    private static Instrument Known(string id) => InstrumentCatalog.Simulated(100).Get(InstrumentId.Parse(id));

    private sealed class Summary
    {
        private readonly List<Candle> _candles = [];

        public double Deviation
        {
            get
            {
                var returns = _candles.Skip(1).Zip(_candles, (b, a) => Math.Log((double)b.Close.Ticks / a.Close.Ticks))
                    .Where(r => Math.Abs(r) < 0.01);
                return Math.Sqrt(returns.Average(r => r * r));
            }
        }

        public double Range => _candles.Average(c => (double)(c.High.Ticks - c.Low.Ticks) / c.Open.Ticks);

        public double Volume => _candles.Average(c => (double)c.Volume.Lots);

        public double TradeCount => _candles.Average(c => (double)c.TradeCount);

        public void Add(IEnumerable<Candle> candles) => _candles.AddRange(candles);
    }
}
