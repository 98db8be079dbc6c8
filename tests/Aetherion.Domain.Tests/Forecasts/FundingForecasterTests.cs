using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Tests.Causality;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class FundingForecasterTests
{
    private static readonly double[] Rates = MakeRates(400);

    [Fact]
    public void A_rate_that_rests_is_forecast_to_rest()
    {
        FundingForecaster forecaster = new();
        for (int rate = 0; rate < 20; rate++)
            forecaster.Update(1e-4).ShouldBe(1e-4, 1e-18);
    }

    [Fact]
    public void After_an_outlier_the_forecast_returns_to_the_resting_rate()
    {
        FundingForecaster forecaster = new();
        for (int rate = 0; rate < 300; rate++)
            forecaster.Update(rate % 10 == 9 ? 40e-4 : 1e-4);
        forecaster.Update(40e-4).ShouldBe(1e-4, 1e-8);
    }

    [Fact]
    public void A_forecast_lies_among_the_rates_seen()
    {
        FundingForecaster forecaster = new();
        foreach (double rate in Rates)
            forecaster.Update(rate).ShouldBeInRange(Rates.Min(), Rates.Max());
    }

    [Fact]
    public void A_forecast_knows_the_past_alone() =>
        FutureCheck.FindBreach<double, double>(Rates, Run, Change).ShouldBeNull();

    [Fact]
    public void A_leak_of_one_rate_is_found() =>
        FutureCheck.FindBreach<double, double>(Rates, rates => Run([.. rates.Skip(1), rates[^1]]), Change)
            .ShouldNotBeNull();

    [Fact]
    public void A_saved_forecaster_goes_on_bit_by_bit()
    {
        double[] expected = Run(Rates);
        FundingForecaster first = new();
        foreach (double rate in Rates.AsSpan(0, 222))
            first.Update(rate);
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        first.Save(writer);
        writer.Flush();
        stream.Position = 0;
        FundingForecaster second = new();
        using BinaryReader reader = new(stream);
        second.Restore(reader);
        second.Forecast.ShouldBe(expected[221]);
        for (int rate = 222; rate < Rates.Length; rate++)
            second.Update(Rates[rate]).ShouldBe(expected[rate]);
    }

    [Fact]
    public void Nothing_is_allocated_per_rate()
    {
        FundingForecaster forecaster = new();
        foreach (double rate in Rates)
            forecaster.Update(rate);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (double rate in Rates)
            forecaster.Update(rate);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1.5)]
    public void What_is_no_rate_is_refused_and_changes_nothing(double rate)
    {
        FundingForecaster forecaster = new();
        forecaster.Update(2e-4);
        Should.Throw<ArgumentException>(() => forecaster.Update(rate));
        forecaster.Forecast.ShouldBe(2e-4);
    }

    private static double[] Run(IReadOnlyList<double> rates)
    {
        FundingForecaster forecaster = new();
        return [.. rates.Select(forecaster.Update)];
    }

    private static double Change(double rate, Random random) => rate + (1e-4 * (1 + random.NextDouble()));

    private static double[] MakeRates(int count)
    {
        Random random = new(5);
        double rate = 1e-4;
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(3) == 0
            ? 1e-4
            : rate = (0.8 * rate) + (1e-4 * random.NextDouble()))];
    }
}
