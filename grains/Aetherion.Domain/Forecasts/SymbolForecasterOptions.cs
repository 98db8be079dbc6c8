namespace Aetherion.Domain.Forecasts;

/// <summary>How a <see cref="SymbolForecaster"/> works.</summary>
public sealed record SymbolForecasterOptions
{
    /// <summary>The share of the notional that a taker pays for a fill; a round trip has two.</summary>
    public double FeeRate { get; init; } = 0.001;

    /// <summary>
    /// Whether the classifier is mixed with what followed the last hour's outlook and with the shares. By default as the
    /// recorded evidence says.
    /// </summary>
    public bool UsesEnsemble { get; init; } = ShippedEvidence.IsOnByDefault(ShippedEvidence.Ensemble);

    /// <summary>Every so many bars a forecast's outcome is given out: six share an hour, as in the studies.</summary>
    public int OutcomeStride { get; init; } = 10;
}
