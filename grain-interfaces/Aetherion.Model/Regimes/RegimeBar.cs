namespace Aetherion.Model;

/// <summary>A closed bar and the regime decided at its close: what strategies decide on.</summary>
/// <param name="Regime">The steady label, which acts from the next bar on.</param>
/// <param name="Confidence">The filtered probability of that label; 0 while unknown.</param>
public readonly record struct RegimeBar(
    long Sequence, Candle Candle, FeatureVector Features, Regime Regime, double Confidence);
