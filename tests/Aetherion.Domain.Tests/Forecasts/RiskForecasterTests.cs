using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Tests.Causality;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class RiskForecasterTests
{
    private static readonly RiskModel Model = RiskModel.LoadShipped();

    [Fact]
    public void A_forecast_knows_the_past_alone() =>
        FutureCheck.FindBreach<Candle, RiskForecast?>(
            BarSeries.Random(2, 2500), Run, BarFutures.Change, places: [1_500, 1_900, 2_400]).ShouldBeNull();

    [Theory]
    [InlineData(BarField.High)]
    [InlineData(BarField.Low)]
    [InlineData(BarField.Close)]
    [InlineData(BarField.Volume)]
    public void A_leak_of_one_bar_into_any_single_field_is_found(BarField field) =>
        FutureCheck.FindBreach<Candle, RiskForecast?>(
            BarSeries.Random(2, 2500), bars => Run(BarFutures.Leak(bars, field)), BarFutures.Change, places: [1_900, 2_400])
            .ShouldNotBeNull();

    [Fact]
    public void A_saved_forecaster_goes_on_bit_by_bit()
    {
        List<Candle> bars = BarSeries.Random(3, 3000);
        RiskForecast?[] expected = Run(bars);
        for (int cut = 700; cut < bars.Count; cut += 777)
        {
            RiskForecaster first = new(Model);
            foreach (Candle bar in bars[..cut])
                first.Update(bar);
            RiskForecaster second = Restored(first);
            second.Forecast.ShouldBe(expected[cut - 1]);
            for (int bar = cut; bar < bars.Count; bar++)
                second.Update(bars[bar]).ShouldBe(expected[bar]);
        }
    }

    [Fact]
    public void The_first_forecast_comes_after_the_warm_up_and_a_reset_starts_over()
    {
        List<Candle> bars = BarSeries.Random(4, 1500);
        RiskForecaster forecaster = new(Model);
        for (int round = 0; round < 2; round++)
        {
            for (int bar = 0; bar < bars.Count; bar++)
                forecaster.Update(bars[bar]).HasValue.ShouldBe(bar + 1 >= forecaster.WarmUpPeriod);
            forecaster.Reset();
            forecaster.Forecast.ShouldBeNull();
        }
    }

    [Fact]
    public void Nothing_is_allocated_per_bar()
    {
        Candle[] bars = [.. BarSeries.Random(5, 4000)];
        RiskForecaster forecaster = new(Model);
        foreach (ref readonly Candle bar in bars.AsSpan(0, 2000))
            forecaster.Update(bar);
        // What the runtime allocates when it replaces code falls into one of the parts.
        long least = long.MaxValue;
        for (int first = 2000; first < bars.Length; first += 250)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (ref readonly Candle bar in bars.AsSpan(first, 250))
                forecaster.Update(bar);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        least.ShouldBe(0);
    }

    [Fact]
    public void The_expected_volatility_lies_above_the_exponential_of_the_expected_logarithm()
    {
        RiskForecast forecast = Run(BarSeries.Random(6, 1600))[^1]!.Value;
        forecast.Volatility.ShouldBe(Math.Exp(forecast.LogVolatility + Model.Smearing), 1e-15);
        forecast.Volatility.ShouldBeGreaterThan(Math.Exp(forecast.LogVolatility));
    }

    private static RiskForecast?[] Run(IReadOnlyList<Candle> bars)
    {
        RiskForecaster forecaster = new(Model);
        return [.. bars.Select(bar => forecaster.Update(bar))];
    }

    private static RiskForecaster Restored(RiskForecaster forecaster)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        forecaster.Save(writer);
        writer.Flush();
        stream.Position = 0;
        using BinaryReader reader = new(stream);
        RiskForecaster restored = new(Model);
        restored.Restore(reader);
        return restored;
    }
}
