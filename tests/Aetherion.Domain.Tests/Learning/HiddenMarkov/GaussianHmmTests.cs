using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

public class GaussianHmmTests
{
    [Fact]
    public void Parameters_are_copied_and_counted()
    {
        double[] means = [1, 2, 3, 4];
        GaussianHmm model = new(
            CovarianceType.Full, [0.25, 0.75], [0.9, 0.1, 0.2, 0.8], means, [1, 0.5, 0.5, 2, 3, 0, 0, 4]);
        means[0] = 99;
        model.StateCount.ShouldBe(2);
        model.FeatureCount.ShouldBe(2);
        model.Mean(0)[0].ShouldBe(1);
        model.Covariance(0, 1, 0).ShouldBe(0.5);
        model.ExpectedDwell(1).ShouldBe(5, 1e-12);
        model.ParameterCount.ShouldBe(1 + 2 + 4 + 6);
        new GaussianHmm(CovarianceType.Diagonal, [1], [1], [1, 2, 3], [1, 2, 3]).ParameterCount.ShouldBe(6);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() => new GaussianHmm(CovarianceType.Full, [], [], [], []));
        Should.Throw<ArgumentException>(() => new GaussianHmm(CovarianceType.Full, [1], [1], [], []));
        Should.Throw<ArgumentException>(() => new GaussianHmm(CovarianceType.Full, [1], [1], [1, 2], [1, 1]))
            .Message.ShouldContain("4 covariances");
        Should.Throw<ArgumentException>(() => new GaussianHmm(CovarianceType.Full, [1], [1, 0], [1], [1]));
    }

    [Theory]
    [InlineData(0.5, 0.6)]
    [InlineData(-0.5, 1.5)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 0)]
    public void Probabilities_that_are_no_distribution_are_refused(double first, double second)
    {
        Should.Throw<ArgumentException>(() => new GaussianHmm(
            CovarianceType.Full, [first, second], [0.5, 0.5, 0.5, 0.5], [1, 2], [1, 1]));
        Should.Throw<ArgumentException>(() => new GaussianHmm(
            CovarianceType.Full, [0.5, 0.5], [first, second, 0.5, 0.5], [1, 2], [1, 1]))
            .Message.ShouldContain("from state 0");
    }

    [Theory]
    [InlineData(1, 2, 2, 1)]
    [InlineData(1, 0.5, 0.4, 1)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(-1, 0, 0, 1)]
    [InlineData(1, double.NaN, double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 0, 0, 1)]
    public void Covariances_that_are_not_positive_definite_are_refused(double a, double b, double c, double d) =>
        Should.Throw<ArgumentException>(
            () => new GaussianHmm(CovarianceType.Full, [1], [1], [0, 0], [a, b, c, d]));

    [Fact]
    public void A_mean_that_is_not_a_number_is_refused() =>
        Should.Throw<ArgumentException>(() => new GaussianHmm(CovarianceType.Full, [1], [1], [double.NaN], [1]))
            .Message.ShouldContain("Mean 0 of state 0");
}
