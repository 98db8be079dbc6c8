namespace Aetherion.Model.Tests;

public sealed class AnomalySentenceTests
{
    private static readonly AnomalyValues Values = new(Math.Log(0.9876), 0.0231, 0.93);

    [Theory]
    [InlineData(AnomalyLevel.None, 9.0, "The bar is usual: its score of 7.50 is below the rolling threshold of 9.00")]
    [InlineData(AnomalyLevel.None, null, "The bar is usual: its score of 7.50 is without a rolling threshold yet")]
    [InlineData(AnomalyLevel.Anomaly, 4.25, "The bar is an anomaly: its score of 7.50 is above the rolling threshold of 4.25")]
    [InlineData(
        AnomalyLevel.Alarm, 9.0,
        "The bar is an alarm: its score of 7.50 is above the fixed level of its model and below the rolling threshold of 9.00")]
    [InlineData(
        AnomalyLevel.Alarm, null,
        "The bar is an alarm: its score of 7.50 is above the fixed level of its model and without a rolling threshold yet")]
    [InlineData(
        AnomalyLevel.Anomaly | AnomalyLevel.Alarm, 4.25,
        "The bar is an anomaly and an alarm: its score of 7.50 is above the rolling threshold of 4.25 and above the fixed level of "
        + "its model")]
    public void The_rule_that_fired_is_said_first(AnomalyLevel level, double? threshold, string said) =>
        AnomalySentence.Write(new BarAnomaly(7.5, threshold, level, [5, 2.5]), Values).ShouldStartWith($"{said}; ");

    [Fact]
    public void What_each_feature_adds_follows_with_the_largest_part_first() =>
        Reasons(Values, 2.5, 5.125, -0.125).ShouldBe(
            "a range of 2.31 % adds +5.1, the price going down 1.24 % adds +2.5, a volume of 0.93 times its mean adds -0.1.");

    [Theory]
    [InlineData(0.0, "an unchanged price adds +1.0.")]
    [InlineData(0.01, "the price going up 1.01 % adds +1.0.")]
    [InlineData(-0.01, "the price going down 1.00 % adds +1.0.")]
    [InlineData(null, "the return adds +1.0.")]
    public void The_price_has_the_direction_of_its_return(double? logReturn, string said) =>
        Reasons(new AnomalyValues(logReturn, null, null), 1).ShouldBe(said);

    [Fact]
    public void What_was_not_measured_is_only_named() =>
        Reasons(default, 3, 2, 1).ShouldBe("the return adds +3.0, the range adds +2.0, the volume adds +1.0.");

    [Fact]
    public void What_rounds_to_nothing_has_no_sign() =>
        Reasons(default, 3, -0.04).ShouldBe("the return adds +3.0, the range adds 0.0.");

    private static string Reasons(AnomalyValues values, params double[] contributions) =>
        AnomalySentence.Write(new BarAnomaly(7.5, 4.25, AnomalyLevel.Anomaly, contributions), values).Split("; ")[1];
}
