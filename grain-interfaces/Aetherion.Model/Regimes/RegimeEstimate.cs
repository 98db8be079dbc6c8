namespace Aetherion.Model;

/// <summary>
/// What is known of the regime of a symbol and timeframe at the close of a bar. It acts from the next bar on.
/// </summary>
/// <param name="Regime">The steady label: after threshold, dwell and hysteresis.</param>
/// <param name="Confidence">The filtered probability of that label.</param>
/// <param name="State">The most probable hidden state; -1 while unknown.</param>
/// <param name="Since">When the label came into force, UTC.</param>
/// <param name="Sequence">The bar's sequence.</param>
/// <param name="BarCloseTime">The close of the bar it was decided on, UTC.</param>
public sealed record RegimeEstimate(
    RegimeKey Key,
    Regime Regime,
    double Confidence,
    int State,
    RegimeProbabilities Probabilities,
    DateTime Since,
    long Sequence,
    DateTime BarCloseTime,
    string ModelVersion);
