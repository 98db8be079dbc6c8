using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class OutlookForecasterTests
{
    private static readonly OutlookRule Rule = new(1.5, 2);
    private static readonly IProbabilityModel Model = Fit(OutlookFeatures.ColumnCount, 3);

    [Fact]
    public void Probabilities_sum_to_one_and_the_rule_names_the_outlook()
    {
        OutlookForecast?[] forecasts = Run(BarSeries.Random(2, 1700));
        forecasts.Count(forecast => forecast is not null).ShouldBe(1700 - 1440);
        foreach (OutlookForecast forecast in forecasts.OfType<OutlookForecast>())
        {
            (forecast.Range + forecast.Trend + forecast.HighRisk).ShouldBe(1, 1e-12);
            forecast.Decision.ShouldBe(Rule.Decide([forecast.Range, forecast.Trend, forecast.HighRisk]));
        }
    }

    [Fact]
    public void A_forecast_knows_the_past_alone() =>
        FutureCheck.FindBreach<Candle, OutlookForecast?>(BarSeries.Random(3, 1800), Run, Change).ShouldBeNull();

    [Fact]
    public void A_leak_of_one_bar_is_found() =>
        FutureCheck.FindBreach<Candle, OutlookForecast?>(
            BarSeries.Random(3, 1800), bars => Run([.. bars.Skip(1), bars[^1]]), Change).ShouldNotBeNull();

    [Fact]
    public void A_saved_forecaster_goes_on_bit_by_bit()
    {
        List<Candle> bars = BarSeries.Random(4, 1900);
        OutlookForecast?[] expected = Run(bars);
        OutlookForecaster first = new(Model, Rule);
        foreach (Candle bar in bars[..1600])
            first.Update(bar);
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        first.Save(writer);
        writer.Flush();
        stream.Position = 0;
        OutlookForecaster second = new(Model, Rule);
        using BinaryReader reader = new(stream);
        second.Restore(reader);
        second.Forecast.ShouldBe(expected[1599]);
        for (int bar = 1600; bar < bars.Count; bar++)
            second.Update(bars[bar]).ShouldBe(expected[bar]);
    }

    [Fact]
    public void Nothing_is_allocated_per_bar()
    {
        Candle[] bars = [.. BarSeries.Random(5, 3000)];
        OutlookForecaster forecaster = new(Model, Rule);
        foreach (ref readonly Candle bar in bars.AsSpan(0, 2000))
            forecaster.Update(bar);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref readonly Candle bar in bars.AsSpan(2000))
            forecaster.Update(bar);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_model_of_other_features_or_classes_is_refused()
    {
        Should.Throw<ArgumentException>(() => new OutlookForecaster(Fit(5, 3), Rule)).Message.ShouldContain("12 features");
        Should.Throw<ArgumentException>(() => new OutlookForecaster(Fit(12, 2), Rule)).Message.ShouldContain("3 classes");
    }

    [Theory]
    [InlineData(0.6, 0.3, 0.1, Outlook.Range)]
    [InlineData(0.4, 0.35, 0.25, Outlook.Trend)]
    [InlineData(0.4, 0.3, 0.3, Outlook.HighRisk)]
    public void The_largest_weighted_probability_is_named(double range, double trend, double highRisk, Outlook expected) =>
        Rule.Decide([range, trend, highRisk]).ShouldBe(expected);

    [Fact]
    public void A_weight_of_nothing_is_refused() => Should.Throw<ArgumentException>(() => new OutlookRule(0, 1));

    private static OutlookForecast?[] Run(IReadOnlyList<Candle> bars)
    {
        OutlookForecaster forecaster = new(Model, Rule);
        return [.. bars.Select(bar => forecaster.Update(bar))];
    }

    /// <summary>The classes follow the first column, so that a changed bar changes the forecast.</summary>
    private static GradientBoosting Fit(int columns, int classes)
    {
        Random random = new(1);
        double[] values = new double[600 * columns];
        int[] labels = new int[600];
        for (int row = 0; row < labels.Length; row++)
        {
            for (int column = 0; column < columns; column++)
                values[(row * columns) + column] = 0.004 * (random.NextDouble() - 0.5);
            labels[row] = Math.Clamp((int)((values[row * columns] + 0.002) / 0.004 * classes), 0, classes - 1);
        }

        return GradientBoosting.FitClassifier(
            new FeatureMatrix(values, columns), labels, classes, new GradientBoostingOptions { MaxRounds = 30 });
    }

    private static Candle Change(Candle bar, Random random)
    {
        long close = bar.Close.Ticks + random.Next(1, 5000);
        return bar with { Close = new Price(close), High = new Price(Math.Max(bar.High.Ticks, close)) };
    }
}
