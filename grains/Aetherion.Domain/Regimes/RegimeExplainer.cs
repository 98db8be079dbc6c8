using System.Collections.Immutable;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>
/// Explains a label by the log-odds against another regime. For two regimes that hidden states tell, the states that
/// stand for them are compared: with d = x - m of a state and P its inverse covariance, feature i adds -d[i] (P d)[i] / 2
/// for the regime and the opposite for the alternative, which sums to the difference of the log densities but for the
/// normalisers; those, the transitions and earlier bars are the history. Where the model asks for calm, what left Sideways is added
/// to the score of the forecast, and what a direction received to the direction: the forecast says that the market is restless,
/// not who gains by it. Where the direction alone tells two regimes apart, as under the liquidity preset, all rests on it. Crisis
/// by the gate rests on the volatility forecast alone.
/// </summary>
public static class RegimeExplainer
{
    private const double ProbabilityMin = 1e-12;

    /// <summary>Explains why a bar speaks for a regime and against another.</summary>
    /// <param name="model">The model that judged the bar.</param>
    /// <param name="bar">The bar.</param>
    /// <param name="regime">What is explained.</param>
    /// <param name="alternative">What it is compared with; Unknown for the most probable other regime.</param>
    /// <param name="reasonCode">The rule that fired.</param>
    public static RegimeExplanation Explain(
        RegimeModel model, in ClosedBar bar, Regime regime, Regime alternative, string reasonCode)
    {
        ArgumentNullException.ThrowIfNull(model);
        Regime other = alternative == Regime.Unknown || alternative == regime ? NextBest(bar, regime) : alternative;
        double logOdds = LogOf(bar.Probabilities[regime]) - LogOf(bar.Probabilities[other]);
        bool isGated = model.CrisisGate is not null && (regime == Regime.Crisis || other == Regime.Crisis);
        ImmutableArray<FeatureContribution> contributions =
            isGated ? OfGate(bar, logOdds) : OfStates(model, bar, regime, other);
        if (!isGated && model.Calm is { } calm && !contributions.IsEmpty)
        {
            double change = logOdds - OddsOfStates(model, bar, regime, other);
            double restless = LeftOver(calm, bar, regime) - LeftOver(calm, bar, other);
            contributions = Add(contributions, bar, Feature.ForecastScore, restless);
            contributions = Add(contributions, bar, Feature.SignedEfficiency, change - restless);
        }

        if (model.Preset == RegimePreset.Liquidity && IsDirection(regime) && IsDirection(other))
            contributions = Add(contributions, bar, Feature.SignedEfficiency, logOdds);
        double history = logOdds - contributions.Sum(each => each.Contribution);
        string sentence = RegimeSentence.Write(bar, regime, other, contributions, history, reasonCode);
        return new RegimeExplanation(regime, other, logOdds, contributions, history, reasonCode, sentence);
    }

    private static double LogOf(double probability) => Math.Log(Math.Max(probability, ProbabilityMin));

    private static Regime NextBest(in ClosedBar bar, Regime regime)
    {
        Regime best = Regime.Unknown;
        for (Regime each = Regime.Bull; each <= Regime.Crisis; each++)
        {
            if (each != regime && (best == Regime.Unknown || bar.Probabilities[each] > bar.Probabilities[best]))
                best = each;
        }

        return best;
    }

    private static ImmutableArray<FeatureContribution> OfGate(in ClosedBar bar, double logOdds) =>
        bar.Features[Feature.ForecastVolatility] is { } forecast && bar.Features[Feature.ForecastScore] is { } score
            ? [new FeatureContribution(Feature.ForecastVolatility, forecast, score, logOdds)]
            : [];

    private static ImmutableArray<FeatureContribution> OfStates(
        RegimeModel model, in ClosedBar bar, Regime regime, Regime other)
    {
        double[] row = new double[model.Features.Length];
        if (!model.TryReadRow(bar.Features, row))
            return [];
        double[] scaled = new double[row.Length];
        model.Scaler.Transform(row, scaled);
        double[] terms = Terms(model, StateOf(model, bar, regime), scaled);
        double[] against = Terms(model, StateOf(model, bar, other), scaled);
        return
        [
            .. row.Select((value, column) => new FeatureContribution(
                model.Features[column], value, scaled[column], terms[column] - against[column])),
        ];
    }

    /// <summary>The log-odds as the states alone have them.</summary>
    private static double OddsOfStates(RegimeModel model, in ClosedBar bar, Regime regime, Regime other)
    {
        Span<double> posterior = stackalloc double[bar.Posterior.Count];
        for (int state = 0; state < posterior.Length; state++)
        {
            posterior[state] = bar.Posterior[state];
        }

        RegimeProbabilities states = model.ToRegimes(posterior, bar.Features);
        return LogOf(states[regime]) - LogOf(states[other]);
    }

    /// <summary>The logarithm of the part of a regime's probability that the calm has left of it.</summary>
    private static double LeftOver(CalmOptions calm, in ClosedBar bar, Regime regime) =>
        regime == Regime.Sideways && bar.Features[Feature.ForecastScore] is { } score
        && bar.Features[Feature.SignedEfficiency] is { } direction && direction != 0
            ? Math.Log(calm.Weight(score))
            : 0;

    private static bool IsDirection(Regime regime) => regime is Regime.Bull or Regime.Bear;

    /// <summary>Books what a feature did beside the states; one that the states do not look at is its own score.</summary>
    private static ImmutableArray<FeatureContribution> Add(
        ImmutableArray<FeatureContribution> contributions, in ClosedBar bar, Feature feature, double change)
    {
        if (change == 0 || bar.Features[feature] is not { } value)
            return contributions;
        for (int index = 0; index < contributions.Length; index++)
        {
            FeatureContribution each = contributions[index];
            if (each.Feature == feature)
                return contributions.SetItem(index, each with { Contribution = each.Contribution + change });
        }

        return contributions.Add(new FeatureContribution(feature, value, value, change));
    }

    /// <summary>The state that stands for a regime now: of its states the most probable one.</summary>
    private static int StateOf(RegimeModel model, in ClosedBar bar, Regime regime)
    {
        // High volatility is named Bull among the states and is Bear where the price falls.
        if (model.Preset == RegimePreset.Liquidity && regime == Regime.Bear)
            regime = Regime.Bull;
        int best = -1;
        for (int state = 0; state < model.Regimes.Length; state++)
        {
            if (model.Regimes[state] == regime && (best < 0 || bar.Posterior[state] > bar.Posterior[best]))
                best = state;
        }

        return best;
    }

    /// <summary>-d[i] (P d)[i] / 2 of each feature; zeros for a regime without a state.</summary>
    private static double[] Terms(RegimeModel model, int state, double[] scaled)
    {
        if (state < 0)
            return new double[scaled.Length];
        GaussianHmm hiddenMarkov = model.HiddenMarkov;
        double[] distance = [.. scaled.Select((value, column) => value - hiddenMarkov.Mean(state)[column])];
        double[] weighted = hiddenMarkov.Solve(state, distance);
        return [.. distance.Select((value, column) => -value * weighted[column] / 2)];
    }
}
