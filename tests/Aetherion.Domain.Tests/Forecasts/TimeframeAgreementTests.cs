using Aetherion.Domain.Forecasts;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class TimeframeAgreementTests
{
    [Fact]
    public void Timeframes_that_are_all_surely_up_agree_fully() =>
        Of((1, 0), (1, 0), (1, 0)).ShouldBe(new TimeframeAgreement(1, 1, 3));

    [Fact]
    public void Timeframes_that_are_all_surely_down_agree_on_that() =>
        Of((0, 1), (0, 1)).ShouldBe(new TimeframeAgreement(-1, 1, 2));

    [Fact]
    public void Contradiction_and_lack_of_direction_differ_in_unanimity()
    {
        Of((0.9, 0), (0, 0.9)).ShouldBe(new TimeframeAgreement(0, 0, 2));
        Of((0.1, 0.1), (0, 0)).ShouldBe(new TimeframeAgreement(0, 1, 2));
    }

    [Fact]
    public void The_value_is_the_mean_of_the_directions() =>
        Of((0.8, 0.1), (0.2, 0.5)).Value.ShouldBe((0.7 - 0.3) / 2, 1e-12);

    [Fact]
    public void Nothing_known_gives_no_agreement() => TimeframeAgreement.Of([]).ShouldBeNull();

    [Theory]
    [InlineData(0.8, 0.8)]
    [InlineData(double.NaN, 0)]
    [InlineData(-0.1, 0)]
    public void What_is_no_probability_is_refused(double bull, double bear) =>
        Should.Throw<ArgumentException>(() => Of((bull, bear))).Message.ShouldContain("M1");

    private static TimeframeAgreement Of(params (double Bull, double Bear)[] views) => TimeframeAgreement.Of(
        [.. views.Select((view, index) => new TimeframeView(Timeframe.M1 + index, view.Bull, view.Bear))])!.Value;
}
