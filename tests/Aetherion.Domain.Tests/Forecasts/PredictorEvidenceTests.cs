using Aetherion.Domain.Forecasts;

namespace Aetherion.Domain.Tests.Forecasts;

public sealed class PredictorEvidenceTests
{
    [Fact]
    public void A_predictor_that_beats_every_baseline_beyond_chance_is_on() =>
        Evidence(Gain(0.01), Gain(0.2)).IsOnByDefault.ShouldBeTrue();

    [Fact]
    public void One_baseline_within_chance_switches_it_off() =>
        Evidence(Gain(0.01), Gain(-0.001)).IsOnByDefault.ShouldBeFalse();

    [Fact]
    public void A_predictor_without_comparisons_or_record_is_off()
    {
        Evidence().IsOnByDefault.ShouldBeFalse();
        ShippedEvidence.IsOnByDefault("no such predictor").ShouldBeFalse();
    }

    private static BaselineComparison Gain(double lower) => new("naive", "loss", 1, 2, 1, lower, 2);

    private static PredictorEvidence Evidence(params BaselineComparison[] comparisons) =>
        new("x", "configuration", "hash", "training", "test", 3, [.. comparisons]);
}
