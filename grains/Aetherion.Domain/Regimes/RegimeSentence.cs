using System.Collections.Immutable;
using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>Writes an explanation as a sentence.</summary>
internal static class RegimeSentence
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Write(
        in ClosedBar bar,
        Regime regime,
        Regime other,
        ImmutableArray<FeatureContribution> contributions,
        double history,
        string reasonCode)
    {
        string odds = string.Create(
            Culture, $"{regime} has probability {bar.Probabilities[regime]:0.00}, {other} {bar.Probabilities[other]:0.00}");
        string[] reasons =
        [
            .. contributions.OrderByDescending(each => Math.Abs(each.Contribution)).Select(Phrase),
            string.Create(Culture, $"what came before {Side(history)} ({ContributionText.Of(history)})"),
        ];
        return $"{Rule(regime, other, reasonCode)}: {odds}; {string.Join(", ", reasons)}.";
    }

    private static string Rule(Regime regime, Regime other, string reasonCode) => reasonCode switch
    {
        RegimeRules.FirstLabel => $"{regime} is the first regime that is confident",
        RegimeRules.CrisisBreakIn => $"Crisis broke in over {other}",
        RegimeRules.CrisisOver => $"Crisis is over and {regime} follows",
        RegimeRules.ConfidenceAfterDwell => $"{regime} replaced {other} after being confirmed",
        _ => $"{regime} stands against {other}",
    };

    private static string Phrase(FeatureContribution each) => string.Create(
        Culture, $"{Name(each)} {Side(each.Contribution)} ({ContributionText.Of(each.Contribution)})");

    private static string Side(double contribution) => Math.Abs(contribution) < 0.05
        ? "hardly matters"
        : contribution > 0 ? "speaks for it" : "speaks against it";

    private static string Name(FeatureContribution each) => each.Feature switch
    {
        Feature.SignedEfficiency => string.Create(
            Culture, $"the price going {(each.Value >= 0 ? "up" : "down")} with efficiency {Math.Abs(each.Value):0.00}"),
        Feature.ForecastScore => string.Create(
            Culture,
            $"a volatility forecast {Math.Abs(each.Value):0.0} deviations {(each.Value >= 0 ? "above" : "below")} usual"),
        Feature.ForecastVolatility => string.Create(
            Culture, $"an expected move of {100 * Math.Exp(each.Value):0.00} % over the next 60 bars"),
        _ => string.Create(Culture, $"{each.Feature} at {each.Value:G4}"),
    };
}
