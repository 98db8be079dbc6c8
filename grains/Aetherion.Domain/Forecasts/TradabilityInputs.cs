namespace Aetherion.Domain.Forecasts;

/// <summary>What a <see cref="Tradability"/> score is made from; null where something is not known.</summary>
public readonly record struct TradabilityInputs
{
    /// <summary>The cost of getting in and out, a fraction of the price: twice the fee and once the spread.</summary>
    public double? RoundTripCost { get; init; }

    /// <summary>The volatility expected of the next hour, a fraction of the price.</summary>
    public double? ExpectedVolatility { get; init; }

    /// <summary>The share of past hours that were less active, 0 to 1 (<see cref="ActivityRank"/>).</summary>
    public double? ActivityRank { get; init; }

    /// <summary>The share of past bars that were less anomalous, 0 to 1.</summary>
    public double? AnomalyRank { get; init; }

    /// <summary>The probability of the most probable regime.</summary>
    public double? RegimeProbability { get; init; }

    /// <summary>The number of regimes it is the largest of; 4 unless told otherwise.</summary>
    public int? RegimeCount { get; init; }

    /// <summary>The share of the last hour's bars that came in time and without a gap, 0 to 1.</summary>
    public double DataHealth { get; init; }
}
