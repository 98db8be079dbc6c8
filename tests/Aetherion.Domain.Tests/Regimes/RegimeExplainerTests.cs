using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

public sealed class RegimeExplainerTests
{
    private const double Tolerance = 1e-9;

    private readonly RegimeModel _model = SampleModels.FourStates();

    [Fact]
    public void Contributions_and_history_add_up_to_the_log_odds()
    {
        ClosedBar bar = Filtered(0.4, -7.2, 5);
        RegimeExplanation explanation = RegimeExplainer.Explain(
            _model, bar, Regime.Bull, Regime.Sideways, RegimeRules.ConfidenceAfterDwell);
        explanation.LogOdds.ShouldBe(
            Math.Log(bar.Probabilities.Bull) - Math.Log(bar.Probabilities.Sideways), Tolerance);
        (explanation.Contributions.Sum(each => each.Contribution) + explanation.History)
            .ShouldBe(explanation.LogOdds, Tolerance);
        explanation.Contributions.Select(each => each.Feature).ShouldBe(_model.Features);
    }

    [Fact]
    public void Contributions_are_the_difference_of_the_log_densities_but_for_the_normalisers()
    {
        ClosedBar bar = Filtered(0.4, -7.2, 1);
        double[] scaled = new double[2];
        _model.Scaler.Transform([0.4, -7.2], scaled);
        RegimeExplanation explanation = RegimeExplainer.Explain(
            _model, bar, Regime.Bull, Regime.Sideways, RegimeRules.FirstLabel);
        explanation.Contributions.Sum(each => each.Contribution)
            .ShouldBe((Distance(0, scaled) - Distance(1, scaled)) / 2, Tolerance);
        explanation.Contributions[0].ZScore.ShouldBe(scaled[0]);
        explanation.Contributions[0].Value.ShouldBe(0.4);
    }

    [Fact]
    public void A_rise_speaks_for_a_bull_market_and_against_a_bear_market()
    {
        ClosedBar bar = Filtered(0.4, -7.4, 3);
        RegimeExplanation bull = RegimeExplainer.Explain(
            _model, bar, Regime.Bull, Regime.Bear, RegimeRules.ConfidenceAfterDwell);
        RegimeExplanation bear = RegimeExplainer.Explain(
            _model, bar, Regime.Bear, Regime.Bull, RegimeRules.ConfidenceAfterDwell);
        bull.Contributions[0].Contribution.ShouldBeGreaterThan(0);
        bear.Contributions[0].Contribution.ShouldBe(-bull.Contributions[0].Contribution, Tolerance);
        bull.Sentence.ShouldStartWith("Bull replaced Bear after being confirmed: Bull has probability ");
        bull.Sentence.ShouldContain("the price going up with efficiency 0.40 speaks for it");
    }

    [Fact]
    public void Without_an_alternative_the_most_probable_other_regime_is_compared()
    {
        ClosedBar bar = SampleModels.Bar(1, Regime.Bull, 0.7) with
        {
            Probabilities = new RegimeProbabilities(0.7, 0.05, 0.2, 0.05),
        };
        RegimeExplanation explanation = RegimeExplainer.Explain(
            _model, bar, Regime.Bull, Regime.Unknown, RegimeRules.FirstLabel);
        explanation.Alternative.ShouldBe(Regime.Sideways);
        explanation.Contributions.ShouldBeEmpty();
        explanation.History.ShouldBe(explanation.LogOdds);
    }

    [Fact]
    public void Crisis_by_the_gate_rests_on_the_volatility_forecast()
    {
        RegimeModel gated = new(
            _model.Features, _model.Scaler, _model.HiddenMarkov, _model.Regimes, _model.Training, new CrisisGateOptions());
        FeatureVector features = SampleModels.Features(0.1, -7);
        features[Feature.ForecastVolatility] = Math.Log(0.02);
        features[Feature.ForecastScore] = 2.5;
        RegimeFilter filter = new(gated);
        StateProbabilities posterior = filter.Update(features, out RegimeProbabilities probabilities);
        ClosedBar bar = new(1, SampleModels.Candle(1), features, posterior, probabilities);
        RegimeExplanation explanation = RegimeExplainer.Explain(
            gated, bar, Regime.Crisis, Regime.Unknown, RegimeRules.CrisisBreakIn);
        explanation.Contributions.ShouldHaveSingleItem().Feature.ShouldBe(Feature.ForecastVolatility);
        explanation.History.ShouldBe(0, Tolerance);
        explanation.Sentence.ShouldContain("an expected move of 2.00 % over the next 60 bars speaks for it");
    }

    [Fact]
    public void Unrest_speaks_against_a_sideways_market_and_the_direction_for_who_gains_by_it()
    {
        RegimeModel calm = SampleModels.Calm();
        ClosedBar bar = Restless(calm, 0.05);
        RegimeExplanation explanation = RegimeExplainer.Explain(
            calm, bar, Regime.Sideways, Regime.Bull, RegimeRules.FirstLabel);
        RegimeExplanation ofStates = OfStates(bar, Regime.Sideways, Regime.Bull);
        double unrest = Of(explanation, Feature.ForecastScore);
        double direction = Of(explanation, Feature.SignedEfficiency) - Of(ofStates, Feature.SignedEfficiency);
        unrest.ShouldBe(Math.Log(new CalmOptions().Weight(0.5)), Tolerance);
        direction.ShouldBeLessThan(0);
        (unrest + direction).ShouldBe(explanation.LogOdds - ofStates.LogOdds, Tolerance);
        explanation.History.ShouldBe(ofStates.History, Tolerance);
    }

    [Theory]
    [InlineData(0.02, Regime.Bull, Regime.Bear)]
    [InlineData(-0.02, Regime.Bear, Regime.Bull)]
    public void Between_bull_and_bear_the_direction_decides_a_restless_market(double efficiency, Regime regime, Regime other)
    {
        RegimeModel calm = SampleModels.Calm();
        ClosedBar bar = Restless(calm, efficiency);
        RegimeExplanation explanation = RegimeExplainer.Explain(calm, bar, regime, other, RegimeRules.ConfidenceAfterDwell);
        RegimeExplanation ofStates = OfStates(bar, regime, other);
        explanation.Contributions.ShouldNotContain(each => each.Feature == Feature.ForecastScore);
        Of(explanation, Feature.SignedEfficiency).ShouldBe(
            Of(ofStates, Feature.SignedEfficiency) + explanation.LogOdds - ofStates.LogOdds, Tolerance);
        Of(explanation, Feature.SignedEfficiency).ShouldBeGreaterThan(1);
        explanation.History.ShouldBe(ofStates.History, Tolerance);
    }

    [Fact]
    public void Under_the_liquidity_preset_the_direction_alone_tells_bear_from_bull()
    {
        RegimeModel liquidity = SampleModels.Liquidity();
        FeatureVector features = default;
        features[Feature.ForecastScore] = 1;
        features[Feature.RelativeActivity] = 0.5;
        features[Feature.SignedEfficiency] = -0.3;
        ClosedBar bar = Filtered(liquidity, features);
        RegimeExplanation direction = RegimeExplainer.Explain(
            liquidity, bar, Regime.Bear, Regime.Bull, RegimeRules.ConfidenceAfterDwell);
        Of(direction, Feature.SignedEfficiency).ShouldBe(direction.LogOdds, Tolerance);
        direction.History.ShouldBe(0, Tolerance);
        RegimeExplanation volatility = RegimeExplainer.Explain(
            liquidity, bar, Regime.Bear, Regime.Sideways, RegimeRules.ConfidenceAfterDwell);
        RegimeExplanation rising = RegimeExplainer.Explain(
            liquidity, Filtered(liquidity, Rising(features)), Regime.Bull, Regime.Sideways, RegimeRules.ConfidenceAfterDwell);
        volatility.Contributions.ShouldBe(rising.Contributions);
        volatility.Contributions.ShouldAllBe(each => each.Contribution != 0);

        static FeatureVector Rising(FeatureVector features)
        {
            features[Feature.SignedEfficiency] = 0.3;
            return features;
        }
    }

    [Fact]
    public void What_rounds_to_nothing_speaks_neither_way()
    {
        ClosedBar bar = Filtered(0.1, -7.4, 3);
        double contributed = RegimeExplainer.Explain(_model, bar, Regime.Bull, Regime.Bear, RegimeRules.StillInForce)
            .Contributions.Sum(each => each.Contribution);
        double bear = 1 / (1 + Math.Exp(contributed - 0.02));
        RegimeExplanation explanation = RegimeExplainer.Explain(
            _model, bar with { Probabilities = new RegimeProbabilities(1 - bear, bear, 0, 0) }, Regime.Bull, Regime.Bear,
            RegimeRules.StillInForce);
        explanation.History.ShouldBe(-0.02, Tolerance);
        explanation.Sentence.ShouldEndWith("what came before hardly matters (0.0).");
    }

    private static double[] PosteriorOf(ClosedBar bar) =>
        [.. Enumerable.Range(0, bar.Posterior.Count).Select(state => bar.Posterior[state])];

    private double Distance(int state, double[] scaled)
    {
        double sum = 0;
        for (int column = 0; column < 2; column++)
        {
            double distance = scaled[column] - _model.HiddenMarkov.Mean(state)[column];
            sum += distance * distance / _model.HiddenMarkov.Covariance(state, column, column);
        }

        return sum;
    }

    private static double Of(RegimeExplanation explanation, Feature feature) =>
        explanation.Contributions.Single(each => each.Feature == feature).Contribution;

    private static ClosedBar Restless(RegimeModel model, double efficiency)
    {
        FeatureVector features = SampleModels.Features(efficiency, -7.6);
        features[Feature.ForecastScore] = 0.5;
        return Filtered(model, features);
    }

    private static ClosedBar Filtered(RegimeModel model, FeatureVector features)
    {
        StateProbabilities posterior = new RegimeFilter(model).Update(features, out RegimeProbabilities probabilities);
        return new ClosedBar(1, SampleModels.Candle(1), features, posterior, probabilities);
    }

    /// <summary>The same bar without calm.</summary>
    private RegimeExplanation OfStates(ClosedBar bar, Regime regime, Regime other) => RegimeExplainer.Explain(
        _model, bar with { Probabilities = _model.ToRegimes(PosteriorOf(bar)) }, regime, other, RegimeRules.FirstLabel);

    private ClosedBar Filtered(double efficiency, double volatility, int count)
    {
        RegimeFilter filter = new(_model);
        FeatureVector features = SampleModels.Features(efficiency, volatility);
        StateProbabilities posterior = default;
        RegimeProbabilities probabilities = default;
        for (int bar = 0; bar < count; bar++)
            posterior = filter.Update(features, out probabilities);
        return new ClosedBar(count, SampleModels.Candle(count), features, posterior, probabilities);
    }
}
