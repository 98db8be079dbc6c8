using Aetherion.Domain.Features;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class SymbolForecasterTests
{
    private static readonly OutlookModel Classifier = SomeOutlookModel.Fit();
    private static readonly OutlookModel Other = SomeOutlookModel.Fit(seed: 2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_forecast_knows_the_past_alone(bool usesEnsemble) =>
        FutureCheck.FindBreach<Candle, BarForecast?>(
            BarSeries.Random(3, 1_800), bars => Run(Closed(bars), usesEnsemble), Change).ShouldBeNull();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_leak_of_one_bar_is_found(bool usesEnsemble) =>
        FutureCheck.FindBreach<Candle, BarForecast?>(
            BarSeries.Random(3, 1_800), bars => Run(Closed([.. bars.Skip(1), bars[^1]]), usesEnsemble), Change)
            .ShouldNotBeNull();

    /// <summary>The label that judges a forecast is of the future; nothing but its own hour may know it.</summary>
    [Fact]
    public void An_outcome_is_what_the_sixty_bars_after_the_forecast_were()
    {
        ClosedBar[] bars = Closed(BarSeries.Random(4, 1_700));
        SymbolForecaster forecaster = Forecaster(usesEnsemble: false);
        Dictionary<long, BarForecast> made = [];
        int judged = 0;
        foreach (ClosedBar bar in bars)
        {
            forecaster.Update(bar);
            if (forecaster.Forecast is { Outlook: not null } forecast)
                made[bar.Sequence] = forecast;
            if (forecaster.Outcome is not { } outcome)
                continue;
            judged++;
            outcome.Sequence.ShouldBe(bar.Sequence - 60);
            outcome.Forecast.ShouldBe(made[outcome.Sequence].Outlook!.Value);
            outcome.Outcome.ShouldBe(OutlookOf(bars, (int)outcome.Sequence));
        }

        judged.ShouldBe(20);
    }

    [Fact]
    public void A_gap_in_time_leaves_its_hour_unjudged()
    {
        List<Candle> candles = BarSeries.Random(4, 1_700);
        for (int bar = 1_600; bar < candles.Count; bar++)
            candles[bar] = candles[bar] with { OpenTime = candles[bar].OpenTime.AddMinutes(5) };
        SymbolForecaster forecaster = Forecaster(usesEnsemble: true);
        List<long> judged = [];
        foreach (ClosedBar bar in Closed(candles))
        {
            forecaster.Update(bar);
            if (forecaster.Outcome is { } outcome)
                judged.Add(outcome.Sequence);
        }

        judged.ShouldBe([1_450, 1_460, 1_470, 1_480, 1_490, 1_500, 1_510, 1_520, 1_530, 1_540, 1_610, 1_620, 1_630, 1_640]);
    }

    [Fact]
    public void A_bar_seen_before_changes_nothing_and_a_hole_begins_anew()
    {
        ClosedBar[] bars = Closed(BarSeries.Random(5, 1_700));
        SymbolForecaster forecaster = Forecaster(usesEnsemble: false);
        foreach (ClosedBar bar in bars[..1_600])
            forecaster.Update(bar);
        BarForecast before = forecaster.Forecast!.Value;
        forecaster.Update(bars[1_400]);
        forecaster.Forecast.ShouldBe(before);
        forecaster.Update(bars[1_650]);
        forecaster.Sequence.ShouldBe(1_651);
        forecaster.Forecast!.Value.Outlook.ShouldBeNull();
        forecaster.Forecast.Value.Tradability.Health.ShouldBe(1.0 / 60);
    }

    [Fact]
    public void A_classifier_that_takes_over_speaks_from_the_next_bar_on()
    {
        ClosedBar[] bars = Closed(BarSeries.Random(6, 1_600));
        SymbolForecaster forecaster = new(Market.Crypto);
        foreach (ClosedBar bar in bars[..1_550])
            forecaster.Update(bar);
        forecaster.Forecast!.Value.Outlook.ShouldBeNull();
        forecaster.Use(Classifier);
        forecaster.Update(bars[1_550]);
        forecaster.Forecast.Value.ShouldBe(Run(bars[..1_551], usesEnsemble: false)[^1]!.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_challenger_is_judged_as_if_it_were_in_charge_and_changes_nothing_of_the_champion(bool usesEnsemble)
    {
        ClosedBar[] bars = Closed(BarSeries.Random(10, 1_700));
        SymbolForecaster alone = Forecaster(usesEnsemble);
        SymbolForecaster other = Forecaster(usesEnsemble, Other);
        SymbolForecaster both = Forecaster(usesEnsemble);
        both.UseChallenger(Other);
        int judged = 0;
        foreach (ClosedBar bar in bars)
        {
            alone.Update(bar);
            other.Update(bar);
            both.Update(bar);
            both.Forecast.ShouldBe(alone.Forecast);
            both.Outcome.ShouldBe(alone.Outcome);
            both.ChallengerOutcome.ShouldBe(other.Outcome);
            judged += other.Outcome is { } outcome && outcome.Forecast != alone.Outcome!.Value.Forecast ? 1 : 0;
        }

        judged.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_challenger_that_takes_charge_is_judged_without_a_break_and_one_that_was_not_an_hour_later()
    {
        ClosedBar[] bars = Closed(BarSeries.Random(10, 1_700));
        SymbolForecaster promoted = Forecaster(usesEnsemble: true);
        promoted.UseChallenger(Other);
        SymbolForecaster swapped = Forecaster(usesEnsemble: true);
        SymbolForecaster expected = Forecaster(usesEnsemble: true, Other);
        List<long> late = [];
        foreach (ClosedBar bar in bars)
        {
            if (bar.Sequence == 1_605)
            {
                promoted.Use(Other);
                swapped.Use(Other);
            }

            promoted.Update(bar);
            swapped.Update(bar);
            expected.Update(bar);
            if (bar.Sequence < 1_605)
                continue;
            promoted.Outcome.ShouldBe(expected.Outcome);
            promoted.Forecast.ShouldBe(expected.Forecast);
            if (swapped.Outcome is { } outcome)
                late.Add(outcome.Sequence);
        }

        (promoted.Classifier, promoted.Challenger, promoted.ChallengerOutcome).ShouldBe((Other, null, null));
        late.ShouldBe([1_610, 1_620, 1_630, 1_640]);
    }

    [Fact]
    public void Cost_is_two_fees_and_the_quoted_spread_or_else_the_estimated_one_from_nothing_up()
    {
        ClosedBar bar = Closed(BarSeries.Random(7, 1_600))[^1] with { Sequence = 1 };
        double move = Math.Sqrt(2 / Math.PI) * Math.Exp(bar.Features[Feature.ForecastVolatility]!.Value);
        double fees = move / 4;
        Cost(null, -0.5).ShouldBe(1 - (fees / move), 1e-12);
        Cost(null, move / 4).ShouldBe(0.5, 1e-12);
        Cost(move / 2, 0.5).ShouldBe(0.25, 1e-12);
        Cost(null, null).ShouldBe(double.NaN);

        double Cost(double? quoted, double? estimated)
        {
            FeatureVector features = bar.Features;
            features[Feature.QuotedSpread] = quoted;
            features[Feature.CorwinSchultzSpread] = estimated;
            SymbolForecaster forecaster = new(Market.Crypto, new SymbolForecasterOptions { FeeRate = fees / 2 });
            forecaster.Update(bar with { Features = features });
            return forecaster.Forecast!.Value.Tradability.Cost ?? double.NaN;
        }
    }

    [Fact]
    public void A_bar_without_usable_prices_changes_nothing()
    {
        ClosedBar[] bars = Closed(BarSeries.Random(8, 100));
        SymbolForecaster forecaster = Forecaster(usesEnsemble: false);
        forecaster.Update(bars[0]);
        Should.Throw<ArgumentException>(
            () => forecaster.Update(bars[1] with { Candle = bars[1].Candle with { Low = default } }));
        forecaster.Sequence.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_allocated_per_bar(bool usesEnsemble)
    {
        ClosedBar[] bars = Closed(BarSeries.Random(9, 3_000));
        SymbolForecaster forecaster = Forecaster(usesEnsemble);
        forecaster.UseChallenger(Other);
        foreach (ref readonly ClosedBar bar in bars.AsSpan(0, 2_000))
            forecaster.Update(bar);
        // What the runtime allocates when it replaces code falls into one of the parts.
        long least = long.MaxValue;
        for (int first = 2_000; first < bars.Length; first += 250)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (ref readonly ClosedBar bar in bars.AsSpan(first, 250))
                forecaster.Update(bar);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        least.ShouldBe(0);
    }

    private static SymbolForecaster Forecaster(bool usesEnsemble, OutlookModel? classifier = null)
    {
        SymbolForecaster forecaster = new(
            Market.Crypto, new SymbolForecasterOptions { UsesEnsemble = usesEnsemble });
        forecaster.Use(classifier ?? Classifier);
        return forecaster;
    }

    private static BarForecast?[] Run(ClosedBar[] bars, bool usesEnsemble)
    {
        SymbolForecaster forecaster = Forecaster(usesEnsemble);
        return Array.ConvertAll(bars, bar =>
        {
            forecaster.Update(bar);
            return forecaster.Forecast;
        });
    }

    private static ClosedBar[] Closed(IReadOnlyList<Candle> bars)
    {
        FeatureExtractor features = new(BarSeries.Bitcoin, Timeframe.M1);
        return [.. bars.Select((bar, index) => new ClosedBar(index + 1, bar, features.Update(bar), default, default))];
    }

    private static Outlook OutlookOf(ClosedBar[] bars, int made)
    {
        double[] returns = [.. Enumerable.Range(made, 60).Select(
            bar => Math.Log((double)bars[bar].Candle.Close.Ticks / bars[bar - 1].Candle.Close.Ticks))];
        return Classifier.Thresholds.Classify(
            Math.Sqrt(returns.Sum(change => change * change)),
            Math.Abs(returns.Sum()) / returns.Sum(Math.Abs));
    }

    private static Candle Change(Candle bar, Random random)
    {
        long close = bar.Close.Ticks + random.Next(1, 5000);
        return bar with { Close = new Price(close), High = new Price(Math.Max(bar.High.Ticks, close)) };
    }
}
