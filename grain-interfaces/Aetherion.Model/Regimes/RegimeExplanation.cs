using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>
/// Why a regime is the label rather than another one. The contributions and the history add up to the log-odds.
/// </summary>
/// <param name="Regime">What was decided.</param>
/// <param name="Alternative">What it is compared with: the label before it, or else the next in probability.</param>
/// <param name="LogOdds">ln P(regime) - ln P(alternative), after the bar.</param>
/// <param name="Contributions">What each feature of the bar adds.</param>
/// <param name="History">What earlier bars and the transition probabilities add.</param>
/// <param name="ReasonCode">The rule that fired.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record RegimeExplanation(
    Regime Regime,
    Regime Alternative,
    double LogOdds,
    ImmutableArray<FeatureContribution> Contributions,
    double History,
    string ReasonCode,
    string Sentence);
