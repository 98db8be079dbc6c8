using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>What one timeframe's regime says of the direction, from its closed bars.</summary>
/// <param name="Timeframe">The timeframe.</param>
/// <param name="Bull">Probability of <see cref="Regime.Bull"/>.</param>
/// <param name="Bear">Probability of <see cref="Regime.Bear"/>.</param>
public readonly record struct TimeframeView(Timeframe Timeframe, double Bull, double Bear);
