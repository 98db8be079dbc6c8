using Aetherion.Domain.Learning.Outliers;

namespace Aetherion.Domain.Tests.Learning.Outliers;

public sealed class TailCalibrationTests
{
    private static readonly double[] Exponential =
        [.. Enumerable.Range(0, 20_000).Select(i => -Math.Log(1 - ((i + 0.5) / 20_000)))];

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(30)]
    public void The_surprise_of_an_exponential_value_is_the_value(double value) =>
        TailCalibration.Fit(Exponential).Surprise(value).ShouldBe(value, 0.02 * value);

    [Fact]
    public void Starts_at_0_and_never_falls()
    {
        TailCalibration calibration = TailCalibration.Fit(Exponential);
        calibration.Surprise(double.NegativeInfinity).ShouldBe(0);
        double last = 0;
        for (double value = -1; value < 20; value += 0.01)
        {
            double surprise = calibration.Surprise(value);
            surprise.ShouldBeGreaterThanOrEqualTo(last);
            last = surprise;
        }
    }

    [Fact]
    public void Values_that_cannot_be_calibrated_are_refused()
    {
        Should.Throw<ArgumentException>(() => TailCalibration.Fit(Exponential.AsSpan(0, 999)))
            .Message.ShouldContain("1000");
        Should.Throw<ArgumentException>(() => TailCalibration.Fit(new double[2000])).Message.ShouldContain("vary");
        Should.Throw<ArgumentException>(() => TailCalibration.Fit([.. Exponential, double.NaN]));
        Should.Throw<ArgumentException>(() => new TailCalibration([0, 0], [0, 1], 1));
        Should.Throw<ArgumentException>(() => new TailCalibration([0, 1], [0, 1], 0));
        Should.Throw<ArgumentException>(() => TailCalibration.Fit(Exponential).Surprise(double.NaN));
    }
}
