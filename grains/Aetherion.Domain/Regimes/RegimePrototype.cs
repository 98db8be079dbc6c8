using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>Where a regime's states are expected, in standard deviations of the training window.</summary>
/// <param name="Regime">The regime.</param>
/// <param name="Drift">Mean of the drift feature: which way and how steadily the price went.</param>
/// <param name="Volatility">Mean of the volatility feature.</param>
public sealed record RegimePrototype(Regime Regime, double Drift, double Volatility);
