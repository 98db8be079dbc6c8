using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

public sealed class FilterWarmUpTests
{
    private static readonly Instrument Bitcoin = InstrumentCatalog.Simulated().Get(InstrumentId.Parse("sim:BTC-USD"));
    private static readonly DateTime Start = Utc.At(2024, 1, 1);
    private static readonly RegimeModel Shipped = ShippedRegimeModel.Load();

    /// <summary>Sines for prices, with an outage of a day in the middle.</summary>
    private static readonly Candle[] Candles = [.. Enumerable.Range(0, 900).Select(Candle)];

    [Fact]
    public void A_filter_warmed_on_every_bar_is_the_one_that_ran_from_the_beginning_also_over_an_outage()
    {
        foreach (int swapAt in (int[])[1, 200, 450, 451, 520, 700])
        {
            ClosedBar[] undisturbed = Close(new SymbolPipeline(Bitcoin, _ => new RegimeFilter(Shipped)), Candles);
            SymbolPipeline pipeline = new(Bitcoin, _ => new StuckFilter());
            ClosedBar[] before = Close(pipeline, Candles[..swapAt]);
            before.ShouldAllBe(bar => bar.Posterior.Count == 0);
            RegimeFilter warmed = new(Shipped);
            DateTime? lastClose = FilterWarmUp.Run(warmed, before.AsSpan(0, before.Length / 2));
            FilterWarmUp.Run(warmed, before.AsSpan(before.Length / 2), lastClose);
            pipeline.ReplaceFilter(Timeframe.M1, warmed).ShouldBeOfType<StuckFilter>();
            Close(pipeline, Candles[swapAt..]).AsSpan().SequenceEqual(undisturbed.AsSpan(before.Length))
                .ShouldBeTrue($"swapped after {swapAt}");
        }
    }

    [Fact]
    public void A_swap_leaves_sequences_features_and_other_timeframes_as_they_are()
    {
        SymbolPipeline swapped = new(Bitcoin, _ => new RegimeFilter(Shipped));
        SymbolPipeline whole = new(Bitcoin, _ => new RegimeFilter(Shipped));
        Take(swapped, Candles[..300]);
        Take(whole, Candles[..300]);
        swapped.ReplaceFilter(Timeframe.M1, new StuckFilter());
        ClosedBar[] expected = Take(whole, Candles[300..]);
        ClosedBar[] actual = Take(swapped, Candles[300..]);
        actual.Where(bar => bar.Candle.Timeframe != Timeframe.M1)
            .ShouldBe(expected.Where(bar => bar.Candle.Timeframe != Timeframe.M1));
        actual.Select(bar => (bar.Sequence, bar.Features)).ShouldBe(expected.Select(bar => (bar.Sequence, bar.Features)));
    }

    [Fact]
    public void A_swap_while_closed_bars_wait_or_below_a_minute_is_refused()
    {
        SymbolPipeline pipeline = new(Bitcoin);
        Should.Throw<ArgumentOutOfRangeException>(() => pipeline.ReplaceFilter(Timeframe.S10, new StuckFilter()));
        pipeline.AddBar(Candles[0]);
        Should.Throw<InvalidOperationException>(() => pipeline.ReplaceFilter(Timeframe.M1, new StuckFilter()));
    }

    private static ClosedBar[] Close(SymbolPipeline pipeline, Candle[] candles) =>
        [.. Take(pipeline, candles).Where(bar => bar.Candle.Timeframe == Timeframe.M1)];

    private static ClosedBar[] Take(SymbolPipeline pipeline, Candle[] candles)
    {
        foreach (Candle candle in candles)
            pipeline.AddBar(candle);
        ClosedBar[] closed = [.. pipeline.Closed];
        pipeline.ClearClosed();
        return closed;
    }

    private static Candle Candle(int index)
    {
        DateTime open = Start.AddMinutes(index < 450 ? index : index + 1_440);
        long close = 4_000_000 + (long)(20_000 * Math.Sin(index / 37.0)) + (index * 7919 % 613);
        return new Candle(
            Timeframe.M1, open, new Price(close - 5), new Price(close + 50), new Price(close - 60), new Price(close),
            new Quantity(10 + (index * 31 % 17)), new Quantity(5), 1000, 3, 0);
    }

    /// <summary>Knows nothing, whatever it sees.</summary>
    private sealed class StuckFilter : IBarFilter
    {
        public StateProbabilities Update(in FeatureVector features, out RegimeProbabilities probabilities)
        {
            probabilities = default;
            return default;
        }

        public void Reset()
        {
        }

        public void Interrupt(long missedBars)
        {
        }

        public void Save(BinaryWriter writer)
        {
        }

        public void Restore(BinaryReader reader)
        {
        }
    }
}
