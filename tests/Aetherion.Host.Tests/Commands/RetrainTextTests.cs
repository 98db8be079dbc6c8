using Aetherion.GrainInterfaces;
using Aetherion.Host.Commands;

namespace Aetherion.Host.Tests.Commands;

public sealed class RetrainTextTests
{
    [Fact]
    public void A_duration_is_that_of_models_of_regimes()
    {
        RetrainText.TryParse("24h", out var schedules, out _).ShouldBeTrue();
        var schedule = schedules.ShouldHaveSingleItem();
        (schedule.Family, schedule.Interval, schedule.Window).ShouldBe((ModelFamilies.Regime, TimeSpan.FromDays(1), null));
    }

    [Fact]
    public void Each_family_has_a_duration_of_its_own()
    {
        RetrainText.TryParse("anomaly=24h, regime=30m,classifier=12h", out var schedules, out _).ShouldBeTrue();
        schedules.Select(schedule => (schedule.Family, schedule.Interval.TotalMinutes)).ShouldBe(
            [(ModelFamilies.Anomaly, 1_440), (ModelFamilies.Regime, 30), (ModelFamilies.Classifier, 720)]);
    }

    [Theory]
    [InlineData("", "each takes a duration from 10m to 24h, not ''.")]
    [InlineData("9m", "each takes a duration from 10m to 24h, not '9m'.")]
    [InlineData("25h", "each takes a duration from 10m to 24h, not '25h'.")]
    [InlineData("regime=24h,", "each takes a duration from 10m to 24h, not ''.")]
    [InlineData("24h,regime=12h", "regime is named twice.")]
    [InlineData("risk=24h", "'risk' is not trained by the clock; regime, classifier, anomaly are.")]
    [InlineData("anomaly=", "each takes a duration from 10m to 24h, not ''.")]
    [InlineData("anomaly=1h=2h", "each takes a duration from 10m to 24h, not '1h=2h'.")]
    public void What_cannot_be_is_refused_with_what_to_do(string text, string refusal)
    {
        RetrainText.TryParse(text, out _, out var said).ShouldBeFalse();
        said.ShouldBe(refusal);
    }
}
